#include "services/people_bank/domain/delivery.hpp"

#include <algorithm>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace participation::people_bank {
namespace {

// Text relay and a carer take somebody who calls: the task for that goes with the note.
Channel ChannelFor(std::string_view contact_method) {
  if (contact_method == "email") return Channel::kEmail;
  if (contact_method == "sms") return Channel::kSms;
  return contact_method == "letter" ? Channel::kLetter : Channel::kTelephone;
}

// The channels that would do, the best first.
std::vector<Channel> SuitableChannels(const PersonalDetails& details) {
  std::vector<Channel> needed;
  for (const auto& need : details.communication_needs) {
    if (need.kind != CommunicationNeed::Kind::kContactMethod) continue;
    needed.push_back(ChannelFor(need.code));
  }
  if (!needed.empty()) return needed;
  return {Channel::kEmail, Channel::kSms, Channel::kLetter, Channel::kTelephone};
}

std::string LetterAddress(const PersonalDetails& details) {
  std::vector<std::string> lines =
      absl::StrSplit(details.postal_address, absl::ByAnyChar("\r\n\t"), absl::SkipWhitespace());
  if (lines.empty()) return "";
  if (!details.postcode.empty() && !absl::StrContains(details.postal_address, details.postcode)) {
    lines.push_back(details.postcode);
  }
  return absl::StrJoin(lines, ", ");
}

std::string AddressFor(const PersonalDetails& details, Channel channel) {
  switch (channel) {
    case Channel::kEmail:
      return details.email;
    case Channel::kSms:
    case Channel::kTelephone:
      return details.telephone;
    case Channel::kLetter:
      return LetterAddress(details);
  }
  return "";
}

// Whether whoever prints, records, translates or calls has to know it.
bool IsToBeSaid(const CommunicationNeed& need) {
  return need.kind == CommunicationNeed::Kind::kInformationFormat ||
         (need.kind == CommunicationNeed::Kind::kContactMethod && ChannelFor(need.code) == Channel::kTelephone);
}

// Puts the form into words for whoever prints, records, translates or calls.
void AddForm(const PersonalDetails& details, Delivery& delivery) {
  std::vector<std::string> wishes;
  for (const auto& need : details.communication_needs) {
    const bool is_format = need.kind == CommunicationNeed::Kind::kInformationFormat;
    if (is_format && delivery.format.empty()) delivery.format = need.code;
    if (!IsToBeSaid(need)) continue;
    wishes.push_back(need.note.empty() ? need.code : absl::StrCat(need.code, " (", need.note, ")"));
  }
  if (!details.language.empty() && details.language != "en") wishes.push_back(absl::StrCat("in ", details.language));
  delivery.wishes = absl::StrJoin(wishes, ", ");
}

}  // namespace

std::variant<Delivery, Obstacle> ChooseDelivery(const PersonalDetails& details, std::span<const Channel> consented) {
  Obstacle obstacle = Obstacle::kNoConsent;
  for (const Channel channel : SuitableChannels(details)) {
    if (std::ranges::find(consented, channel) == consented.end()) continue;
    auto address = AddressFor(details, channel);
    if (address.empty()) {
      obstacle = Obstacle::kNoAddress;
      continue;
    }
    Delivery delivery{channel, std::move(address), {}, {}};
    AddForm(details, delivery);
    return delivery;
  }
  return obstacle;
}

}  // namespace participation::people_bank
