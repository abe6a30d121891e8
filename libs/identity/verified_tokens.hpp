#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "libs/clock/clock.hpp"
#include "libs/policy/caller.hpp"

namespace participation::identity {

// Callers by the tokens that they were found by, so that a token is verified once and not with each call. Holds no
// token, but its SHA-256. Of more than it has room for, the ones go that were used longest ago.
class VerifiedTokens {
 public:
  explicit VerifiedTokens(std::size_t most) : most_{most} {}

  std::optional<policy::Caller> Find(std::string_view token, clock::Time now);
  void Keep(std::string_view token, policy::Caller caller, clock::Time until);

 private:
  using Hash = std::array<unsigned char, 32>;
  struct Entry {
    Hash hash;
    policy::Caller caller;
    clock::Time until;
  };
  struct FirstBytes {
    std::size_t operator()(const Hash& hash) const;
  };

  static Hash HashOf(std::string_view token);

  const std::size_t most_;
  std::mutex mutex_;
  std::list<Entry> entries_;  // the one used last comes first
  std::unordered_map<Hash, std::list<Entry>::iterator, FirstBytes> by_hash_;
};

}  // namespace participation::identity
