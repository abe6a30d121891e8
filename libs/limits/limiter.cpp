#include "libs/limits/limiter.hpp"

#include <algorithm>
#include <functional>

#include "libs/refusal/refusal.hpp"

namespace participation::limits {
namespace {

constexpr std::size_t kMostInShard = 10'000;
constexpr double kPartTakenAtOnce = 0.1;            // of what may be done at once
constexpr std::int64_t kLongestClosed = 1'000'000;  // microseconds for which the shared budget is not asked again
constexpr std::chrono::milliseconds kRetryUnknown{1000};
constexpr std::string_view kSignIn = "sign-in ";

std::string KeyOf(const Taker& taker, Budget budget) {
  const bool known = !taker.subject.empty();
  return std::to_string(budget) + (known ? "s" : "a") + std::string{known ? taker.subject : taker.address};
}

absl::Status TooMuch(std::int64_t wait_micros) {
  const auto delay = std::chrono::milliseconds{wait_micros / 1000 + 1};
  return refusal::WithRetryAfter(
      refusal::ResourceExhausted("RATE_LIMITED",
                                 "more than one caller may do in this time; nothing was done: try again "
                                 "after the time that is said, and more slowly"),
      delay);
}

absl::Status Unknown() {
  return refusal::WithRetryAfter(
      refusal::Unavailable("LIMITS_UNKNOWN",
                           "who people are is not shown while it cannot be told how often somebody "
                           "asked elsewhere: try again a little later"),
      kRetryUnknown);
}

}  // namespace

Limiter::Limiter(Rules rules, const clock::Clock& clock, std::unique_ptr<SharedBudgets> shared)
    : rules_{std::move(rules)}, clock_{clock}, shared_{std::move(shared)} {}

absl::Status Limiter::Take(const Taker& taker, Budget budget, double cost) {
  const Rate& rate = AllowanceOf(taker).Of(budget);
  const std::string key = KeyOf(taker, budget);
  std::optional<Verdict> verdict = shared_ ? TakeShared(key, budget, cost, rate) : std::nullopt;
  if (!verdict && shared_ && budget == options::v1::BUDGET_IDENTITY) {
    ++unknown_;
    return Unknown();
  }
  if (!verdict) verdict = TakeHere(key, cost, rate);
  if (verdict->allowed) return absl::OkStatus();
  ++refused_;
  return TooMuch(verdict->wait_micros);
}

absl::Status Limiter::MaySignIn(std::string_view address) {
  const std::string key = std::string{kSignIn}.append(address);
  const std::int64_t now = clock::ToMicros(clock_.Now());
  Shard& shard = ShardOf(key);
  const std::lock_guard lock{shard.mutex};
  const auto found = shard.uses.find(key);
  if (found == shard.uses.end()) return absl::OkStatus();
  std::int64_t tried = found->second.full_at;
  const Verdict verdict = limits::Take(tried, now, 1, rules_.failed_sign_ins);
  if (verdict.allowed) return absl::OkStatus();
  ++refused_;
  return TooMuch(verdict.wait_micros);
}

void Limiter::CountFailedSignIn(std::string_view address) {
  TakeHere(std::string{kSignIn}.append(address), 1, rules_.failed_sign_ins);
}

const Allowance& Limiter::AllowanceOf(const Taker& taker) const {
  if (taker.subject.empty()) return rules_.anonymous;
  const auto own = rules_.subjects.find(taker.subject);
  return own == rules_.subjects.end() ? rules_.callers : own->second;
}

Limiter::Shard& Limiter::ShardOf(const std::string& key) { return shards_[std::hash<std::string>{}(key) % kShards]; }

void Limiter::Forget(Shard& shard, std::int64_t now) {
  if (shard.uses.size() < kMostInShard) return;
  absl::erase_if(shard.uses, [now](const auto& each) { return each.second.full_at <= now; });
  if (shard.uses.size() >= kMostInShard) shard.uses.clear();  // nobody is that many: begin anew rather than grow
}

Verdict Limiter::TakeHere(const std::string& key, double cost, const Rate& rate) {
  const std::int64_t now = clock::ToMicros(clock_.Now());
  Shard& shard = ShardOf(key);
  const std::lock_guard lock{shard.mutex};
  Forget(shard, now);
  return limits::Take(shard.uses[key].full_at, now, cost, rate);
}

std::int64_t Limiter::LeftClosed(const std::string& key) {
  Shard& shard = ShardOf(key);
  const std::lock_guard lock{shard.mutex};
  const auto found = shard.uses.find(key);
  return found == shard.uses.end() ? 0 : found->second.closed_until - clock::ToMicros(clock_.Now());
}

void Limiter::Remember(const std::string& key, const Verdict& verdict, double left_over) {
  const std::int64_t now = clock::ToMicros(clock_.Now());
  Shard& shard = ShardOf(key);
  const std::lock_guard lock{shard.mutex};
  Forget(shard, now);
  Use& use = shard.uses[key];
  if (verdict.allowed) {
    use.in_hand += left_over;
  } else {
    use.closed_until = now + std::min(verdict.wait_micros, kLongestClosed);
  }
}

bool Limiter::TakeInHand(const std::string& key, double cost) {
  Shard& shard = ShardOf(key);
  const std::lock_guard lock{shard.mutex};
  const auto found = shard.uses.find(key);
  if (found == shard.uses.end() || found->second.in_hand < cost) return false;
  found->second.in_hand -= cost;
  return true;
}

std::optional<Verdict> Limiter::TakeShared(const std::string& key, Budget budget, double cost, const Rate& rate) {
  if (TakeInHand(key, cost)) return Verdict{true, 0};
  const bool one_by_one = budget == options::v1::BUDGET_IDENTITY;
  const double wanted = one_by_one ? cost : std::max(cost, rate.at_once * kPartTakenAtOnce);
  if (const std::int64_t left = LeftClosed(key); left > 0) return Verdict{false, left};
  const auto verdict = shared_->Take(key, wanted, rate);
  if (verdict) Remember(key, *verdict, wanted - cost);
  return verdict;
}

}  // namespace participation::limits
