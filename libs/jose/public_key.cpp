#include "libs/jose/public_key.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include "libs/jose/refused.hpp"
#include "libs/jose/roca.hpp"

namespace participation::jose {
namespace {

constexpr int kFewestBits = 2048;
constexpr int kMostBits = 8192;  // beyond, verifying takes long
constexpr int kLongestExponent = 4;
constexpr std::size_t kEd25519Size = 32;

template <auto kFree>
struct Free {
  template <class T>
  void operator()(T* owned) const {
    kFree(owned);
  }
};
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Free<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Free<OSSL_PARAM_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;

Number NumberIn(const std::string& bytes) {
  return Number{
      BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()), nullptr)};
}

// Null if OpenSSL does not take the parts, as of a point that is not on its curve.
PublicKey Make(const char* kind, OSSL_PARAM_BLD* builder) {
  const Parameters parameters{OSSL_PARAM_BLD_to_param(builder)};
  const Context context{EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr)};
  EVP_PKEY* made = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
    return nullptr;
  }
  PublicKey key{made, EVP_PKEY_free};
  const Context check{EVP_PKEY_CTX_new_from_pkey(nullptr, made, nullptr)};
  return check && EVP_PKEY_public_check(check.get()) == 1 ? key : nullptr;
}

const char* GroupOf(std::string_view curve) {
  if (curve == "P-256") return "prime256v1";
  if (curve == "P-384") return "secp384r1";
  return curve == "P-521" ? "secp521r1" : nullptr;
}

}  // namespace

int NumberSizeOn(std::string_view curve) {
  if (curve == "P-256") return 32;
  if (curve == "P-384") return 48;
  return curve == "P-521" ? 66 : 0;
}

absl::StatusOr<PublicKey> RsaKey(const std::string& modulus, const std::string& exponent) {
  const Number n = NumberIn(modulus);
  const Number e = NumberIn(exponent);
  const Builder builder{OSSL_PARAM_BLD_new()};
  if (!n || !e || !builder) return Refused("the numbers of the RSA key cannot be read");
  if (BN_num_bits(n.get()) < kFewestBits) return Refused("an RSA key must have 2048 bits or more");
  if (BN_num_bits(n.get()) > kMostBits) return Refused("an RSA key must have at most 8192 bits");
  if (BN_is_odd(e.get()) == 0 || BN_is_one(e.get()) != 0 || BN_num_bytes(e.get()) > kLongestExponent) {
    return Refused("the exponent of an RSA key must be odd, above 1 and below 2^32");
  }
  if (HasRocaFlaw(*n)) return Refused("the RSA key was made by a generator with the ROCA flaw (CVE-2017-15361)");
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
  auto key = Make("RSA", builder.get());
  if (!key) return Refused("the numbers are no RSA key");
  return key;
}

absl::StatusOr<PublicKey> CurveKey(std::string_view curve, const std::string& x, const std::string& y) {
  const char* group = GroupOf(curve);
  const auto size = static_cast<std::size_t>(NumberSizeOn(curve));
  if (group == nullptr) return Refused("the curve must be P-256, P-384 or P-521");
  if (x.size() != size || y.size() != size) return Refused("the numbers of the key have not the length of its curve's");
  const Builder builder{OSSL_PARAM_BLD_new()};
  if (!builder) return Refused("OpenSSL cannot work");
  constexpr char kUncompressed = 4;
  const std::string point = kUncompressed + x + y;
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, group, 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  auto key = Make("EC", builder.get());
  if (!key) return Refused("the numbers are no point on the curve");
  return key;
}

absl::StatusOr<PublicKey> Ed25519Key(const std::string& x) {
  if (x.size() != kEd25519Size) return Refused("an Ed25519 key has 32 bytes");
  PublicKey key{EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(x.data()),
                                            x.size()),
                EVP_PKEY_free};
  if (!key) return Refused("the bytes are no Ed25519 key");
  return key;
}

}  // namespace participation::jose
