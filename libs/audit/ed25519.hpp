#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

// Ed25519 (RFC 8032) from OpenSSL.
namespace participation::audit {

inline constexpr std::size_t kSignatureSize = 64;

// From a seed of 32 bytes, and from a public key of 32 bytes. They throw std::runtime_error if OpenSSL cannot; the
// second gives nothing for bytes that are no key.
std::shared_ptr<evp_pkey_st> KeyFromSeed(std::string_view seed);
std::shared_ptr<evp_pkey_st> KeyFromPublic(std::string_view bytes);

std::string PublicBytes(const evp_pkey_st& key);
std::string SignBytes(evp_pkey_st& key, std::string_view message);
bool IsSignedBy(evp_pkey_st& key, std::string_view message, std::string_view signature);

}  // namespace participation::audit
