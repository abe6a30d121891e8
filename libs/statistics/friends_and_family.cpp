#include "libs/statistics/friends_and_family.hpp"

#include <array>

#include "absl/strings/str_cat.h"

namespace participation::statistics {
namespace {

std::optional<Percentage> Share(std::int64_t part, std::int64_t total) {
  if (total <= 0) return std::nullopt;
  return Percentage{part, total};
}

}  // namespace

absl::Status Validate(const FftCounts& counts) {
  for (const auto count : std::array{counts.very_good, counts.good, counts.neither_good_nor_poor, counts.poor,
                                     counts.very_poor, counts.dont_know}) {
    if (count < 0 || count > kMaxFftCount) {
      return absl::InvalidArgumentError(
          absl::StrCat("a Friends and Family Test count must lie between 0 and ", kMaxFftCount, ", not ", count));
    }
  }
  return absl::OkStatus();
}

std::int64_t Total(const FftCounts& counts) {
  return counts.very_good + counts.good + counts.neither_good_nor_poor + counts.poor + counts.very_poor +
         counts.dont_know;
}

std::optional<Percentage> PercentPositive(const FftCounts& counts) {
  return Share(counts.very_good + counts.good, Total(counts));
}

std::optional<Percentage> PercentNegative(const FftCounts& counts) {
  return Share(counts.poor + counts.very_poor, Total(counts));
}

std::optional<Percentage> ResponseRate(std::int64_t responses, std::optional<std::int64_t> eligible) {
  if (!eligible || responses < 0) return std::nullopt;
  return Share(responses, *eligible);
}

FftCounts Add(const FftCounts& one, const FftCounts& other) {
  return {.very_good = one.very_good + other.very_good,
          .good = one.good + other.good,
          .neither_good_nor_poor = one.neither_good_nor_poor + other.neither_good_nor_poor,
          .poor = one.poor + other.poor,
          .very_poor = one.very_poor + other.very_poor,
          .dont_know = one.dont_know + other.dont_know};
}

FftCounts Sum(std::span<const FftCounts> parts) {
  FftCounts sum;
  for (const auto& part : parts) sum = Add(sum, part);
  return sum;
}

}  // namespace participation::statistics
