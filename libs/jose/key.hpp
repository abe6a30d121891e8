#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "libs/jose/algorithm.hpp"

struct evp_pkey_st;

namespace participation::jose {

// Whether a JSON Web Key is meant for verifying signatures, as far as it says what it is for.
bool IsForSignatures(const nlohmann::json& jwk);

// What signatures are verified with: a public key, or a secret that both sides share.
class Key {
 public:
  // A JSON Web Key (RFC 7517). Refused is what is not for verifying signatures, what is weaker than it should be (RSA
  // below 2048 bits, with an exponent of 1, or with the ROCA flaw; a secret shorter than its hash), a point that is not
  // on its curve, and a private key: whoever hands that out has lost it.
  static absl::StatusOr<Key> Parse(const nlohmann::json& jwk);

  // Its `kid`; may be empty.
  const std::string& id() const { return id_; }
  bool is_secret() const { return pkey_ == nullptr; }

  // Whether signatures of this algorithm may be verified with it. A key that names its algorithm is for that alone (RFC
  // 8725, 3.1); another is for those of its kind and, if it is a curve's, of its curve.
  bool IsFor(Algorithm algorithm) const;

  // Whether the signature, as JWS has it, is this key's. `algorithm` must be one that it is for.
  bool Verifies(Algorithm algorithm, std::string_view text, std::string_view signature) const;

 private:
  Key() = default;
  absl::Status ReadNumbers(const nlohmann::json& jwk);
  // Whether the numbers are those of a key for it.
  bool Suits(Algorithm algorithm) const;

  std::string id_;
  std::optional<Algorithm> algorithm_;  // none: not said
  Family family_ = Family::kHmac;       // of RSA kRsa, which stands for both
  int curve_hash_bits_ = 0;             // of the one algorithm for the curve
  std::shared_ptr<evp_pkey_st> pkey_;
  std::string secret_;
};

}  // namespace participation::jose
