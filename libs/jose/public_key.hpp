#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

struct evp_pkey_st;

// Public keys of their parts, as numbers in big-endian bytes. What is refused says why.
namespace participation::jose {

using PublicKey = std::shared_ptr<evp_pkey_st>;

absl::StatusOr<PublicKey> RsaKey(const std::string& modulus, const std::string& exponent);

// `curve` as JWK names it: P-256, P-384 or P-521.
absl::StatusOr<PublicKey> CurveKey(std::string_view curve, const std::string& x, const std::string& y);

absl::StatusOr<PublicKey> Ed25519Key(const std::string& x);

// The bytes of a number on a curve; 0: the curve is not known.
int NumberSizeOn(std::string_view curve);

}  // namespace participation::jose
