#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/statistics/chart_icons.hpp"
#include "libs/statistics/control_rules.hpp"
#include "libs/statistics/friends_and_family.hpp"
#include "services/impact_reporting/domain/month.hpp"

namespace participation::impact_reporting {

enum class Measure { kPercentPositive = 1, kResponses = 2 };
enum class ChartKind { kXmr = 1, kP = 2, kPPrime = 3 };
enum class RuleVersion { kMakingDataCount = 1, kNhsrPlotTheDots = 2 };

// Answers of one month.
struct MonthCounts {
  Month month = {};
  statistics::FftCounts counts = {};
};

// How a chart is computed.
struct ChartOptions {
  ChartKind kind = ChartKind::kXmr;
  RuleVersion rules = RuleVersion::kMakingDataCount;
  // Up for percentages and neutral for numbers if absent.
  std::optional<statistics::ImprovementDirection> improvement = {};
  std::optional<double> target = {};         // in the unit of the values
  std::optional<bool> screen_outliers = {};  // as the rule version says if absent
  int run_length = 7;
  std::vector<Month> rebase_months = {};  // in which a person began a new group
  std::size_t minimum_points = 1;
  bool whole_percent = false;  // percentages in whole percent, as results are published
};

// For the note of a chart without a month of which only the first days are known: they would look like a fall.
inline constexpr char kNotEndedLeftOut[] = " A month that has not ended is left out.";

// One month of a chart.
struct ChartPoint {
  Month month = {};
  double value = 0;  // percent, or a number of responses
  double centre = 0;
  std::optional<statistics::ControlLimits> limits = {};
  statistics::SpecialCause cause = statistics::SpecialCause::kCommonCause;
  statistics::PointType type = statistics::PointType::kCommonCause;
  std::int64_t responses = 0;
};

// A control chart over months, with the words to print beside it.
struct Chart {
  Measure measure = Measure::kPercentPositive;
  ChartKind kind = ChartKind::kXmr;
  std::vector<ChartPoint> points = {};
  std::vector<Month> gaps = {};  // months between the first and the last point without an answer
  statistics::VariationIcon variation = statistics::VariationIcon::kEmpty;
  statistics::AssuranceIcon assurance = statistics::AssuranceIcon::kEmpty;
  bool trial_limits = false;
  int run_length = 0;  // points in a run or a trend, for the labels of the causes
  std::string note = {};
  std::optional<double> target = {};
};

// Charts months in order of time, of which none comes twice. Months without an answer are gaps for percentages and zero
// for numbers. INVALID_ARGUMENT for options that do not fit; FAILED_PRECONDITION, reason TOO_FEW_POINTS, with how many
// there are.
absl::StatusOr<Chart> DrawChart(std::span<const MonthCounts> series, Measure measure, const ChartOptions& options);

}  // namespace participation::impact_reporting
