#include "libs/jose/verify.hpp"

#include <openssl/crypto.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <climits>
#include <memory>
#include <optional>
#include <string>

#include "libs/jose/making.hpp"

namespace participation::jose {
namespace {

const unsigned char* Bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// JWS has the two numbers of a curve's signature side by side, each as long as the curve's (RFC 7518, 3.4); OpenSSL
// wants them in DER.
std::optional<std::string> ToDer(std::string_view signature, const EVP_PKEY& key) {
  const auto size = static_cast<std::size_t>((EVP_PKEY_get_bits(&key) + CHAR_BIT - 1) / CHAR_BIT);
  if (signature.size() != 2 * size) return std::nullopt;
  const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> both{ECDSA_SIG_new(), ECDSA_SIG_free};
  BIGNUM* r = BN_bin2bn(Bytes(signature), static_cast<int>(size), nullptr);
  BIGNUM* s = BN_bin2bn(Bytes(signature) + size, static_cast<int>(size), nullptr);
  if (!both || ECDSA_SIG_set0(both.get(), r, s) != 1) {
    BN_free(r);
    BN_free(s);
    return std::nullopt;
  }
  unsigned char* der = nullptr;
  const int length = i2d_ECDSA_SIG(both.get(), &der);
  if (length <= 0) return std::nullopt;
  std::string text{reinterpret_cast<char*>(der), static_cast<std::size_t>(length)};
  OPENSSL_free(der);
  return text;
}

bool Verify(Making making, EVP_PKEY& key, std::string_view text, std::string_view signature) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
  EVP_PKEY_CTX* how = nullptr;
  if (!context || EVP_DigestVerifyInit(context.get(), &how, HashOf(making), nullptr, &key) != 1) return false;
  if (!SetPadding(making, how)) return false;
  return EVP_DigestVerify(context.get(), Bytes(signature), signature.size(), Bytes(text), text.size()) == 1;
}

}  // namespace

bool IsMacOf(Making making, std::string_view secret, std::string_view text, std::string_view mac) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> own{};
  unsigned int size = 0;
  if (HMAC(HashOf(making), secret.data(), static_cast<int>(secret.size()), Bytes(text), text.size(), own.data(),
           &size) == nullptr) {
    return false;
  }
  return mac.size() == size && CRYPTO_memcmp(own.data(), mac.data(), size) == 0;
}

bool IsSignatureOf(Making making, EVP_PKEY& key, std::string_view text, std::string_view signature) {
  const auto der = making.family == Family::kEcdsa ? ToDer(signature, key) : std::string{signature};
  const bool is_signature = der && Verify(making, key, text, *der);
  ERR_clear_error();  // what OpenSSL noted of a bad signature is nobody's problem
  return is_signature;
}

}  // namespace participation::jose
