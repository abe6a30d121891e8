#pragma once

#include <string>
#include <string_view>

#include "libs/clock/clock.hpp"
#include "libs/mail/message.hpp"

namespace participation::mail {

// The message in the Internet Message Format (RFC 5322), with MIME parts as quoted-printable UTF-8. Channel and format
// are in X-Participation-Channel and X-Participation-Format; for any channel but e-mail, where to is in
// X-Participation-Recipient and To names nobody. Throws std::invalid_argument for a message that must not be sent as it
// is, saying why without personal data.
std::string Compose(const Message& message, std::string_view from, clock::Time time);

// Throws std::invalid_argument unless the text may be the id of a message, and so the name of a file.
void CheckId(std::string_view id);

}  // namespace participation::mail
