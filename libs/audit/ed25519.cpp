#include "libs/audit/ed25519.hpp"

#include <openssl/evp.h>

#include <stdexcept>

namespace participation::audit {
namespace {

constexpr std::size_t kKeySize = 32;

using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

void Require(bool done) {
  if (!done) throw std::runtime_error{"OpenSSL cannot sign with Ed25519"};
}

const unsigned char* Unsigned(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

}  // namespace

std::shared_ptr<evp_pkey_st> KeyFromSeed(std::string_view seed) {
  auto* key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, Unsigned(seed), seed.size());
  Require(key != nullptr);
  return {key, EVP_PKEY_free};
}

std::shared_ptr<evp_pkey_st> KeyFromPublic(std::string_view bytes) {
  if (bytes.size() != kKeySize) return nullptr;
  return {EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, Unsigned(bytes), bytes.size()), EVP_PKEY_free};
}

std::string PublicBytes(const evp_pkey_st& key) {
  std::string bytes(kKeySize, '\0');
  std::size_t size = bytes.size();
  Require(EVP_PKEY_get_raw_public_key(&key, reinterpret_cast<unsigned char*>(bytes.data()), &size) == 1);
  return bytes;
}

std::string SignBytes(evp_pkey_st& key, std::string_view message) {
  const Context context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
  std::string signature(kSignatureSize, '\0');
  std::size_t size = signature.size();
  Require(context && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, &key) == 1 &&
          EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, Unsigned(message),
                         message.size()) == 1);
  return signature;
}

bool IsSignedBy(evp_pkey_st& key, std::string_view message, std::string_view signature) {
  const Context context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
  Require(context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, &key) == 1);
  return EVP_DigestVerify(context.get(), Unsigned(signature), signature.size(), Unsigned(message), message.size()) == 1;
}

}  // namespace participation::audit
