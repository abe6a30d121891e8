#pragma once

#include <absl/status/statusor.h>

#include <string>
#include <string_view>

#include "libs/privacy/key.hpp"

namespace participation::privacy {

// The longest text that may be sealed, in bytes.
inline constexpr std::size_t kLongestField = std::size_t{1} << 20;

// Encrypts one value of a person with AES-256-GCM: version byte | 12-byte nonce | ciphertext | 16-byte tag. The text is
// first padded to a multiple of 32 bytes, so that the length of a name does not show. The value opens only as the same
// column of the same subject. Sealing the same text twice gives different bytes. Throws std::length_error above
// kLongestField.
std::string Seal(const Key& key, std::string_view subject, std::string_view column, std::string_view plain);

// The text that was sealed; DATA_LOSS if it was changed, or sealed for another person, another column or with another
// key.
absl::StatusOr<std::string> Open(const Key& key, std::string_view subject, std::string_view column,
                                 std::string_view sealed);

}  // namespace participation::privacy
