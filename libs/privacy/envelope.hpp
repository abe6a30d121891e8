#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "libs/privacy/key.hpp"

namespace participation::privacy {

// What an envelope adds to what it holds: the version, the nonce and the tag.
inline constexpr std::size_t kEnvelopeSize = 1 + 12 + 16;

// Encrypts with a fresh random nonce: version byte | 12-byte nonce | ciphertext | 16-byte tag. The version and each of
// the `bound` texts must be the same again for the envelope to open.
std::string SealEnvelope(const Key& key, char version, std::initializer_list<std::string_view> bound,
                         std::string_view plain);

// What was sealed, or nothing if a single bit of envelope, key, version or bound texts differs.
std::optional<std::string> OpenEnvelope(const Key& key, char version, std::initializer_list<std::string_view> bound,
                                        std::string_view envelope);

// Joins texts, each after its length in four bytes, so that no two lists of texts join to the same.
std::string JoinUnambiguously(std::initializer_list<std::string_view> texts);

}  // namespace participation::privacy
