#include "libs/jose/making.hpp"

#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace participation::jose {

const EVP_MD* HashOf(Making making) {
  switch (making.hash_bits) {
    case 256:
      return EVP_sha256();
    case 384:
      return EVP_sha384();
    case 512:
      return EVP_sha512();
    default:
      return nullptr;
  }
}

bool SetPadding(Making making, EVP_PKEY_CTX* how) {
  if (making.family != Family::kRsaPss) return true;
  // The salt is as long as the hash (RFC 7518, 3.5); the mask is made with the same hash unless it is told otherwise.
  return EVP_PKEY_CTX_set_rsa_padding(how, RSA_PKCS1_PSS_PADDING) == 1 &&
         EVP_PKEY_CTX_set_rsa_pss_saltlen(how, RSA_PSS_SALTLEN_DIGEST) == 1;
}

}  // namespace participation::jose
