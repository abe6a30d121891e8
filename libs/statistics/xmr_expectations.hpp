#pragma once

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "libs/statistics/xmr.hpp"

namespace participation::statistics {

using Values = std::vector<double>;
using Labelled = std::vector<std::pair<std::size_t, SpecialCause>>;

inline XmrChart Chart(const Values& values, const XmrOptions& options) {
  auto chart = ComputeXmr(values, options);
  EXPECT_TRUE(chart.ok()) << chart.status();
  return *std::move(chart);
}

// Expects these causes at these points, counted from 1, and common cause at all others.
inline void ExpectOnly(const XmrChart& chart, const Labelled& expected) {
  std::vector<SpecialCause> all(chart.points.size(), SpecialCause::kCommonCause);
  for (const auto& [point, cause] : expected) all[point - 1] = cause;
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(Label(chart.points[i].cause, 7), Label(all[i], 7)) << "point " << i + 1;
  }
}

inline Labelled Range(std::size_t first, std::size_t last, SpecialCause cause) {
  Labelled points;
  for (std::size_t i = first; i <= last; ++i) points.emplace_back(i, cause);
  return points;
}

// Expects mean and process limits of the first group to four decimals.
inline void ExpectLimits(const XmrChart& chart, double mean, double lower, double upper) {
  EXPECT_NEAR(chart.MeanAt(0), mean, 5e-5);
  ASSERT_TRUE(chart.LimitsAt(0).has_value());
  EXPECT_NEAR(chart.LimitsAt(0)->lower, lower, 5e-5);
  EXPECT_NEAR(chart.LimitsAt(0)->upper, upper, 5e-5);
}

}  // namespace participation::statistics
