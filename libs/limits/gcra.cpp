#include "libs/limits/gcra.hpp"

#include <algorithm>
#include <cmath>

namespace participation::limits {

Verdict Take(std::int64_t& full_at, std::int64_t now, double cost, const Rate& rate) {
  const double micros_each = 1e6 / rate.per_second;
  const auto micros = [&](double amount) { return static_cast<std::int64_t>(std::llround(amount * micros_each)); };
  const std::int64_t used_until = std::max(full_at, now);
  const std::int64_t from = used_until - micros(rate.at_once - std::min(cost, rate.at_once));
  if (now < from) return {false, from - now};
  full_at = used_until + micros(cost);
  return {true, 0};
}

}  // namespace participation::limits
