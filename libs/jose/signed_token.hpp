#pragma once

#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "libs/jose/algorithm.hpp"
#include "libs/jose/key_set.hpp"

namespace participation::jose {

inline constexpr std::size_t kLongestToken = 8 << 10;  // bytes

// A signed text in JWS compact serialization (RFC 7515), not yet verified.
struct SignedToken {
  Algorithm algorithm;
  std::string key_id;  // may be empty
  std::string type;    // its `typ` in lower case, without "application/"; may be empty
  std::string payload;
  std::string signature;
  std::string_view signed_text;  // in the text that it was read from

  // Refused is what has more than one reading, demands what is not understood (`crit`), or brings its own key (`jwk`,
  // `jku`, `x5u`).
  static absl::StatusOr<SignedToken> Parse(std::string_view token);
};

// Whether the token is signed by one of the keys, with one of the algorithms that are allowed. What it refuses with
// says why, for a log: whoever brought the token is told less.
absl::Status Verify(const SignedToken& token, const KeySet& keys, std::span<const Algorithm> allowed);

}  // namespace participation::jose
