#include "libs/limits/shared_budgets.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "absl/strings/numbers.h"

namespace participation::limits {
namespace {

using cache::redis::Command;
using cache::redis::Reply;

// What Take of gcra.hpp does. Arguments: microseconds that the cost takes, and that are left when it fits at once.
// Answers how long to wait, 0 if it was taken.
constexpr std::string_view kTake = R"(
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local used_until = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
local wait = used_until - tonumber(ARGV[2]) - now
if wait > 0 then return string.format('%.0f', wait) end
local full_at = used_until + tonumber(ARGV[1])
redis.call('SET', KEYS[1], string.format('%.0f', full_at), 'PX', math.ceil((full_at - now) / 1000) + 1)
return '0'
)";

std::string Micros(double amount, const Rate& rate) {
  return std::to_string(std::llround(1e6 * amount / rate.per_second));
}

}  // namespace

SharedBudgets::SharedBudgets(cache::redis::Address address, std::string prefix, privacy::BlindIndex names,
                             cache::redis::Pool::Teller tell)
    : prefix_{std::move(prefix)}, names_{std::move(names)}, pool_{std::move(address), std::move(tell)} {}

std::optional<Verdict> SharedBudgets::Take(std::string_view key, double cost, const Rate& rate) {
  const std::string name = prefix_ + names_.Of(key);
  const std::string takes = Micros(cost, rate);
  const std::string leaves = Micros(rate.at_once - std::min(cost, rate.at_once), rate);
  const std::array<Command, 1> commands{Command{"EVAL", kTake, "1", name, takes, leaves}};
  const auto replies = pool_.Ask(commands);
  if (!replies || replies->empty() || replies->front().kind != Reply::Kind::kText) return std::nullopt;
  std::int64_t wait = 0;
  if (!absl::SimpleAtoi(replies->front().text, &wait)) return std::nullopt;
  return Verdict{wait == 0, wait};
}

}  // namespace participation::limits
