#pragma once

#include <span>
#include <string>
#include <variant>

#include "services/people_bank/domain/consent.hpp"
#include "services/people_bank/domain/outgoing_message.hpp"
#include "services/people_bank/domain/personal_details.hpp"

namespace participation::people_bank {

// How one person is reached: the channel, the address it needs in one line, and the form.
struct Delivery {
  Channel channel = Channel::kEmail;
  std::string address;
  std::string format;  // code of the first information format they need, "large-print"; empty: nothing special
  std::string wishes;  // all of them in words, and the language: "large-print (16 point), easy-read, in cy"
};

// Chooses how to reach somebody among the channels that they agreed to for the purpose. A contact method that they need
// ("letter", "email", "sms", "telephone", "text-relay") excludes all others; otherwise e-mail comes before text
// message, letter and telephone. NO_CONSENT if no channel that would do was agreed to, NO_ADDRESS if only an address is
// missing.
std::variant<Delivery, Obstacle> ChooseDelivery(const PersonalDetails& details, std::span<const Channel> consented);

}  // namespace participation::people_bank
