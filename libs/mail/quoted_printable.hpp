#pragma once

#include <string>
#include <string_view>

namespace participation::mail {

// Text as quoted-printable (RFC 2045, 6.7): ASCII lines of at most 76 characters that end in CRLF, whatever the text's
// own line ends are. No line begins with a dot or with "From ", which some programs change.
std::string QuotedPrintable(std::string_view text);

}  // namespace participation::mail
