#include "libs/privacy/blind_index.hpp"

#include "libs/privacy/envelope.hpp"
#include "libs/privacy/primitives.hpp"

namespace participation::privacy {

std::string BlindIndex::Of(std::string_view normalised) const {
  constexpr std::size_t kBytes = 16;
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::string code = HmacSha256(key_.bytes(), JoinUnambiguously({"index", purpose_, normalised}));
  std::string text;
  text.reserve(2 * kBytes);
  for (const char byte : std::string_view{code}.substr(0, kBytes)) {
    text += kDigits[static_cast<unsigned char>(byte) >> 4];
    text += kDigits[byte & 0xf];
  }
  return text;
}

}  // namespace participation::privacy
