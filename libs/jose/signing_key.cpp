#include "libs/jose/signing_key.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "libs/jose/base64url.hpp"
#include "libs/jose/public_key.hpp"
#include "libs/jose/sign.hpp"

namespace participation::jose {
namespace {

constexpr unsigned kRsaBits = 2048;

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

void Require(bool done) {
  if (!done) throw std::runtime_error{"OpenSSL cannot make or use a signing key"};
}

const char* CurveOf(Making making) {
  if (making.hash_bits == 256) return "P-256";
  return making.hash_bits == 384 ? "P-384" : "P-521";
}

int CurveBits(Making making) { return making.hash_bits == 512 ? 521 : making.hash_bits; }

EVP_PKEY* NewKey(Making making) {
  switch (making.family) {
    case Family::kRsa:
    case Family::kRsaPss:
      return EVP_RSA_gen(kRsaBits);
    case Family::kEcdsa:
      return EVP_EC_gen(CurveOf(making));
    case Family::kEdDsa:
      return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    case Family::kHmac:
      break;
  }
  return nullptr;
}

const char* KindOf(Family family) {
  if (family == Family::kEdDsa) return "ED25519";
  return family == Family::kEcdsa ? "EC" : "RSA";
}

// In base64url; with leading zeros up to the size, if there is one.
std::string NumberIn(const EVP_PKEY& key, const char* parameter, int size = 0) {
  BIGNUM* number = nullptr;
  Require(EVP_PKEY_get_bn_param(&key, parameter, &number) == 1);
  std::string bytes(static_cast<std::size_t>(size > 0 ? size : BN_num_bytes(number)), '\0');
  const int written =
      BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  BN_free(number);
  Require(written >= 0);
  return EncodeBase64Url(bytes);
}

std::string RawPublic(const EVP_PKEY& key) {
  std::string bytes(32, '\0');
  std::size_t size = bytes.size();
  Require(EVP_PKEY_get_raw_public_key(&key, reinterpret_cast<unsigned char*>(bytes.data()), &size) == 1);
  return EncodeBase64Url(bytes);
}

}  // namespace

SigningKey::SigningKey(std::shared_ptr<evp_pkey_st> key, Algorithm algorithm, std::string id)
    : key_{std::move(key)}, algorithm_{algorithm}, id_{std::move(id)} {}

SigningKey SigningKey::Generate(Algorithm algorithm, std::string id) {
  std::shared_ptr<EVP_PKEY> key{NewKey(MakingOf(algorithm)), EVP_PKEY_free};
  Require(key != nullptr);
  return {std::move(key), algorithm, std::move(id)};
}

SigningKey SigningKey::FromPem(std::string_view pem, Algorithm algorithm, std::string id) {
  const Bio bio{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), BIO_free};
  std::shared_ptr<EVP_PKEY> key{bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr) : nullptr,
                                EVP_PKEY_free};
  const Making making = MakingOf(algorithm);
  const bool fits = key && EVP_PKEY_is_a(key.get(), KindOf(making.family)) == 1 &&
                    (making.family != Family::kEcdsa || EVP_PKEY_get_bits(key.get()) == CurveBits(making));
  if (!fits) throw std::invalid_argument{"this is no private key in PEM for " + std::string{NameOf(algorithm)}};
  return {std::move(key), algorithm, std::move(id)};
}

std::string SigningKey::ToPem() const {
  const Bio bio{BIO_new(BIO_s_mem()), BIO_free};
  Require(bio && PEM_write_bio_PrivateKey(bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

std::string SigningKey::PublicJwk() const {
  const Making making = MakingOf(algorithm_);
  nlohmann::json jwk{{"use", "sig"}, {"alg", NameOf(algorithm_)}, {"kid", id_}};
  if (making.family == Family::kEdDsa) {
    jwk.update({{"kty", "OKP"}, {"crv", "Ed25519"}, {"x", RawPublic(*key_)}});
  } else if (making.family == Family::kEcdsa) {
    const int size = NumberSizeOn(CurveOf(making));
    jwk.update({{"kty", "EC"},
                {"crv", CurveOf(making)},
                {"x", NumberIn(*key_, OSSL_PKEY_PARAM_EC_PUB_X, size)},
                {"y", NumberIn(*key_, OSSL_PKEY_PARAM_EC_PUB_Y, size)}});
  } else {
    jwk.update(
        {{"kty", "RSA"}, {"n", NumberIn(*key_, OSSL_PKEY_PARAM_RSA_N)}, {"e", NumberIn(*key_, OSSL_PKEY_PARAM_RSA_E)}});
  }
  return jwk.dump();
}

std::string SigningKey::Sign(std::string_view type, std::string_view payload) const {
  const nlohmann::json header{{"alg", NameOf(algorithm_)}, {"kid", id_}, {"typ", type}};
  const std::string text = EncodeBase64Url(header.dump()) + "." + EncodeBase64Url(payload);
  return text + "." + EncodeBase64Url(SignatureOf(MakingOf(algorithm_), *key_, text));
}

}  // namespace participation::jose
