#include "libs/privacy/primitives.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace participation::privacy {
namespace {

constexpr std::size_t kLargest = std::size_t{1} << 30;  // OpenSSL counts in int

template <auto kFree>
struct Free {
  template <class T>
  void operator()(T* thing) const {
    kFree(thing);
  }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Free<EVP_CIPHER_CTX_free>>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, Free<EVP_MAC_CTX_free>>;

void Check(bool good) {
  if (good) return;
  std::array<char, 256> reason{};
  ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
  throw std::runtime_error{std::string{"OpenSSL: "} + reason.data()};
}

// Fetched once: finding an algorithm costs more than using it.
const EVP_CIPHER* AesGcm() {
  static EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  Check(cipher != nullptr);
  return cipher;
}

EVP_MAC* Hmac() {
  static EVP_MAC* const mac = EVP_MAC_fetch(nullptr, OSSL_MAC_NAME_HMAC, nullptr);
  Check(mac != nullptr);
  return mac;
}

const unsigned char* Bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* Bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

int Length(std::string_view text) {
  if (text.size() > kLargest) throw std::length_error{"a text too long to encrypt"};
  return static_cast<int>(text.size());
}

enum class Direction : int { kDecrypt = 0, kEncrypt = 1 };

// A context that has taken in key, nonce and bound data.
CipherContext Begin(Direction direction, std::string_view key, std::string_view nonce, std::string_view bound) {
  if (key.size() != 32 || nonce.size() != kNonceSize) throw std::invalid_argument{"a key or nonce of another length"};
  CipherContext context{EVP_CIPHER_CTX_new()};
  Check(context != nullptr);
  Check(EVP_CipherInit_ex2(context.get(), AesGcm(), Bytes(key), Bytes(nonce), static_cast<int>(direction), nullptr) ==
        1);
  int taken = 0;
  Check(bound.empty() || EVP_CipherUpdate(context.get(), nullptr, &taken, Bytes(bound), Length(bound)) == 1);
  return context;
}

}  // namespace

void FillRandom(std::span<char> bytes) {
  Check(RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size())) == 1);
}

std::string EncryptAesGcm(std::string_view key, std::string_view nonce, std::string_view bound,
                          std::string_view plain) {
  const CipherContext context = Begin(Direction::kEncrypt, key, nonce, bound);
  std::string sealed(plain.size() + kTagSize, '\0');
  int size = 0;
  if (!plain.empty()) {
    Check(EVP_CipherUpdate(context.get(), Bytes(sealed), &size, Bytes(plain), Length(plain)) == 1);
  }
  Check(EVP_CipherFinal_ex(context.get(), Bytes(sealed) + size, &size) == 1);
  Check(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, kTagSize, Bytes(sealed) + plain.size()) == 1);
  return sealed;
}

std::optional<std::string> DecryptAesGcm(std::string_view key, std::string_view nonce, std::string_view bound,
                                         std::string_view sealed) {
  if (sealed.size() < kTagSize) return std::nullopt;
  const CipherContext context = Begin(Direction::kDecrypt, key, nonce, bound);
  const std::string_view ciphertext = sealed.substr(0, sealed.size() - kTagSize);
  std::string tag{sealed.substr(ciphertext.size())};
  std::string plain(ciphertext.size(), '\0');
  int size = 0;
  if (!ciphertext.empty()) {
    Check(EVP_CipherUpdate(context.get(), Bytes(plain), &size, Bytes(ciphertext), Length(ciphertext)) == 1);
  }
  Check(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, kTagSize, tag.data()) == 1);
  int rest = 0;
  if (EVP_CipherFinal_ex(context.get(), Bytes(plain) + size, &rest) == 1) return plain;
  Wipe(plain);
  return std::nullopt;
}

std::string HmacSha256(std::string_view key, std::string_view message) {
  const MacContext context{EVP_MAC_CTX_new(Hmac())};
  Check(context != nullptr);
  std::string digest{OSSL_DIGEST_NAME_SHA2_256};
  const std::array<OSSL_PARAM, 2> settings = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), digest.size()),
      OSSL_PARAM_construct_end()};
  Check(EVP_MAC_init(context.get(), Bytes(key), key.size(), settings.data()) == 1);
  Check(EVP_MAC_update(context.get(), Bytes(message), message.size()) == 1);
  std::string result(32, '\0');
  std::size_t size = 0;
  Check(EVP_MAC_final(context.get(), Bytes(result), &size, result.size()) == 1);
  return result;
}

void Wipe(std::string& text) {
  OPENSSL_cleanse(text.data(), text.size());
  text.clear();
}

}  // namespace participation::privacy
