#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "libs/clock/clock.hpp"
#include "libs/limits/rules.hpp"
#include "libs/limits/shared_budgets.hpp"

namespace participation::limits {

// Who takes from a budget.
struct Taker {
  std::string_view subject;  // empty: did not sign in
  std::string_view address;  // then: where they call from
};

// How often calls were let through and refused.
struct Counts {
  std::uint64_t refused = 0;
  std::uint64_t unknown = 0;  // refused since nobody could tell how much others had let through
};

// Holds each caller to what they may do in a time, in this process, or with all others that share a Redis server. From
// that, enough for a while is taken at once, so that few calls ask. While it is away, each process goes by what it
// knows itself; but who people are is not shown then, lest somebody ask as many times as there are processes.
// Thread-safe.
class Limiter {
 public:
  // `shared` may be null.
  Limiter(Rules rules, const clock::Clock& clock, std::unique_ptr<SharedBudgets> shared);

  // RESOURCE_EXHAUSTED, reason RATE_LIMITED, with the time after which to try again, if it is too much; UNAVAILABLE,
  // reason LIMITS_UNKNOWN, if it cannot be told.
  absl::Status Take(const Taker& taker, Budget budget, double cost);

  // The same for tokens that have yet to be verified: too many that were not good came from this address.
  absl::Status MaySignIn(std::string_view address);
  void CountFailedSignIn(std::string_view address);

  Counts counts() const { return {refused_, unknown_}; }

 private:
  struct Use {
    std::int64_t full_at = 0;
    double in_hand = 0;             // taken from the shared budget and not used yet
    std::int64_t closed_until = 0;  // the shared budget said so
  };
  struct Shard {
    std::mutex mutex;
    absl::flat_hash_map<std::string, Use> uses;
  };
  static constexpr std::size_t kShards = 16;

  const Allowance& AllowanceOf(const Taker& taker) const;
  Shard& ShardOf(const std::string& key);
  // Makes room by forgetting who has all of their budget again.
  static void Forget(Shard& shard, std::int64_t now);
  Verdict TakeHere(const std::string& key, double cost, const Rate& rate);
  std::int64_t LeftClosed(const std::string& key);
  void Remember(const std::string& key, const Verdict& verdict, double left_over);
  bool TakeInHand(const std::string& key, double cost);
  std::optional<Verdict> TakeShared(const std::string& key, Budget budget, double cost, const Rate& rate);

  const Rules rules_;
  const clock::Clock& clock_;
  const std::unique_ptr<SharedBudgets> shared_;
  std::array<Shard, kShards> shards_;
  std::atomic<std::uint64_t> refused_{0};
  std::atomic<std::uint64_t> unknown_{0};
};

}  // namespace participation::limits
