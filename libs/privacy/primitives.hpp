#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

// The three operations everything here is made of, from OpenSSL. They throw std::runtime_error only if OpenSSL cannot
// work at all.
namespace participation::privacy {

inline constexpr std::size_t kNonceSize = 12;
inline constexpr std::size_t kTagSize = 16;

// Bytes that nobody can guess.
void FillRandom(std::span<char> bytes);

// AES-256-GCM (NIST SP 800-38D): the ciphertext and its tag. `key` has 32 bytes, `nonce` 12, and no nonce serves the
// same key twice.
std::string EncryptAesGcm(std::string_view key, std::string_view nonce, std::string_view bound, std::string_view plain);

// The plaintext, or nothing if anything differs from what was encrypted.
std::optional<std::string> DecryptAesGcm(std::string_view key, std::string_view nonce, std::string_view bound,
                                         std::string_view sealed);

// HMAC-SHA256 (RFC 2104): 32 bytes.
std::string HmacSha256(std::string_view key, std::string_view message);

// Overwrites what the text held, and empties it.
void Wipe(std::string& text);

}  // namespace participation::privacy
