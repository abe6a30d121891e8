#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/jose/key.hpp"

namespace participation::jose {

inline constexpr std::size_t kLargestKeySet = 256 << 10;  // bytes
inline constexpr std::size_t kMostKeys = 100;

// The keys of one issuer.
class KeySet {
 public:
  // A JWK set (RFC 7517, 5). Keys that are for something else, or that cannot be used, are left out; a set without one
  // that can is refused, and so is one that holds secrets beside public keys. Of keys for signatures with the same id
  // none is found, even if only one can be used.
  static absl::StatusOr<KeySet> Parse(std::string_view text);

  // The one key of this id that is for the algorithm; with an empty id, the one key of all. Null if there is none, or
  // more than one.
  const Key* Find(std::string_view id, Algorithm algorithm) const;
  bool Has(std::string_view id) const;

  std::span<const Key> keys() const { return keys_; }

 private:
  absl::Status Add(const nlohmann::json& jwk);

  std::vector<Key> keys_;
  std::set<std::string, std::less<>> ids_;
  std::set<std::string, std::less<>> ambiguous_ids_;
};

}  // namespace participation::jose
