#include "libs/privacy/envelope.hpp"

#include <array>
#include <cstdint>

#include "libs/privacy/primitives.hpp"

namespace participation::privacy {

std::string SealEnvelope(const Key& key, char version, std::initializer_list<std::string_view> bound,
                         std::string_view plain) {
  std::array<char, kNonceSize> nonce{};
  FillRandom(nonce);
  const std::string_view nonce_text{nonce.data(), nonce.size()};
  std::string envelope{version};
  envelope += nonce_text;
  envelope += EncryptAesGcm(key.bytes(), nonce_text, version + JoinUnambiguously(bound), plain);
  return envelope;
}

std::optional<std::string> OpenEnvelope(const Key& key, char version, std::initializer_list<std::string_view> bound,
                                        std::string_view envelope) {
  if (envelope.size() < kEnvelopeSize || envelope.front() != version) return std::nullopt;
  return DecryptAesGcm(key.bytes(), envelope.substr(1, kNonceSize), version + JoinUnambiguously(bound),
                       envelope.substr(1 + kNonceSize));
}

std::string JoinUnambiguously(std::initializer_list<std::string_view> texts) {
  std::string joined;
  for (const std::string_view text : texts) {
    const auto size = static_cast<std::uint32_t>(text.size());
    for (const int shift : {24, 16, 8, 0}) joined += static_cast<char>(size >> shift & 0xff);
    joined += text;
  }
  return joined;
}

}  // namespace participation::privacy
