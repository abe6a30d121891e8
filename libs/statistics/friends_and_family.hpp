#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "absl/status/status.h"
#include "libs/statistics/percentage.hpp"

namespace participation::statistics {

// No single count may exceed this; larger numbers are damaged input.
inline constexpr std::int64_t kMaxFftCount = 1'000'000'000'000;

// Answers to “Overall, how was your experience of our service?” (Friends and Family Test since April 2020), in the
// order of their codes 1 to 6.
struct FftCounts {
  std::int64_t very_good = 0;
  std::int64_t good = 0;
  std::int64_t neither_good_nor_poor = 0;
  std::int64_t poor = 0;
  std::int64_t very_poor = 0;
  std::int64_t dont_know = 0;

  friend bool operator==(const FftCounts&, const FftCounts&) = default;
};

// InvalidArgument when a count is negative or above kMaxFftCount.
absl::Status Validate(const FftCounts& counts);

// All six answers: “don't know” counts.
std::int64_t Total(const FftCounts& counts);

// (very good + good) / all six answers; nullopt when there are no answers, which is shown blank, not as 0%.
std::optional<Percentage> PercentPositive(const FftCounts& counts);

// (poor + very poor) / all six answers; nullopt when there are no answers.
std::optional<Percentage> PercentNegative(const FftCounts& counts);

// Responses / people eligible. nullopt where eligible people are not collected (most settings) or none were eligible.
// May exceed one: the return counts people and responses in different months.
std::optional<Percentage> ResponseRate(std::int64_t responses, std::optional<std::int64_t> eligible);

// Answers of two places or months together. Percentages of an aggregate come from these counts, never from an
// average of percentages.
FftCounts Add(const FftCounts& one, const FftCounts& other);

// Answers of all the parts together.
FftCounts Sum(std::span<const FftCounts> parts);

}  // namespace participation::statistics
