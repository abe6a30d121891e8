#pragma once

#include <cstdint>

namespace participation::statistics {

// A share kept as its two counts, so that it can be shown at any precision and never be averaged by mistake.
// The denominator is positive.
struct Percentage {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  // The exact ratio: 0.5 for one half.
  double Ratio() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }

  // The ratio as NHS England publishes it: whole percent, halves up. Two rounded shares of one total may add up to
  // 101 although the ratios do not exceed one.
  std::int64_t WholePercent() const;

  friend bool operator==(const Percentage&, const Percentage&) = default;
};

}  // namespace participation::statistics
