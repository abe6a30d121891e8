#include "libs/jose/base64url.hpp"

#include "absl/strings/escaping.h"

namespace participation::jose {

std::string EncodeBase64Url(std::string_view bytes) {
  return absl::WebSafeBase64Escape(absl::string_view{bytes.data(), bytes.size()});
}

// Abseil takes more than one spelling: what it reads must be what it writes.
std::optional<std::string> DecodeBase64Url(std::string_view text) {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(absl::string_view{text.data(), text.size()}, &bytes)) return std::nullopt;
  if (EncodeBase64Url(bytes) != text) return std::nullopt;
  return bytes;
}

}  // namespace participation::jose
