#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace participation::jose {

// Base64url without padding (RFC 4648, 5; RFC 7515, 2): bytes have one spelling, and nothing else is taken: no padding,
// no white space, no bits that mean nothing.
std::string EncodeBase64Url(std::string_view bytes);
std::optional<std::string> DecodeBase64Url(std::string_view text);

}  // namespace participation::jose
