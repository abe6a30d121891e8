#include "libs/jose/sign.hpp"

#include <openssl/ecdsa.h>
#include <openssl/evp.h>

#include <climits>
#include <memory>
#include <stdexcept>

#include "libs/jose/making.hpp"

namespace participation::jose {
namespace {

const unsigned char* BytesOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* BytesOf(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

void RequireSigned(bool done) {
  if (!done) throw std::runtime_error{"OpenSSL cannot sign"};
}

// Of DER the two numbers side by side, each as long as the curve's (RFC 7518, 3.4).
std::string FromDer(const std::string& der, const EVP_PKEY& key) {
  const auto* at = BytesOf(std::string_view{der});
  const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> both{
      d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), ECDSA_SIG_free};
  RequireSigned(both != nullptr);
  const int size = (EVP_PKEY_get_bits(&key) + CHAR_BIT - 1) / CHAR_BIT;
  std::string numbers(2 * static_cast<std::size_t>(size), '\0');
  RequireSigned(BN_bn2binpad(ECDSA_SIG_get0_r(both.get()), BytesOf(numbers), size) == size &&
                BN_bn2binpad(ECDSA_SIG_get0_s(both.get()), BytesOf(numbers) + size, size) == size);
  return numbers;
}

}  // namespace

std::string SignatureOf(Making making, EVP_PKEY& key, std::string_view text) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
  EVP_PKEY_CTX* how = nullptr;
  std::size_t size = 0;
  RequireSigned(context && EVP_DigestSignInit(context.get(), &how, HashOf(making), nullptr, &key) == 1 &&
                SetPadding(making, how) &&
                EVP_DigestSign(context.get(), nullptr, &size, BytesOf(text), text.size()) == 1);
  std::string signature(size, '\0');
  RequireSigned(EVP_DigestSign(context.get(), BytesOf(signature), &size, BytesOf(text), text.size()) == 1);
  signature.resize(size);
  return making.family == Family::kEcdsa ? FromDer(signature, key) : signature;
}

}  // namespace participation::jose
