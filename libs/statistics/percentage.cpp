#include "libs/statistics/percentage.hpp"

namespace participation::statistics {

std::int64_t Percentage::WholePercent() const {
  // Whole and rest apart, so that no count overflows when multiplied by 200.
  const std::int64_t whole = numerator / denominator;
  const std::int64_t rest = numerator % denominator;
  const auto doubled = static_cast<__int128>(rest) * 200 + denominator;
  return whole * 100 + static_cast<std::int64_t>(doubled / (static_cast<__int128>(denominator) * 2));
}

}  // namespace participation::statistics
