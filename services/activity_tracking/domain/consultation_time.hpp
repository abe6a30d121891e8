#pragma once

#include <chrono>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"

namespace participation::activity_tracking {

// Twelve weeks by custom: what the compacts with the voluntary sector ask for, and no statute.
inline constexpr std::chrono::days kCustomaryConsultation{84};
inline constexpr std::chrono::days kLongestConsultation{366};

// From when until when answers are taken.
struct ConsultationTime {
  clock::Time open;
  clock::Time close;

  bool operator==(const ConsultationTime&) const = default;

  bool IsShort() const { return close - open < kCustomaryConsultation; }
};

// INVALID_ARGUMENT if it ends before it begins or before `now`, is too long, or is short and nobody says why.
absl::Status CheckTime(const ConsultationTime& time, std::string_view rationale, clock::Time now);

// What to think about: "SHORTER_THAN_12_WEEKS", and "TOO_SHORT_OVER_HOLIDAYS" if it runs over holidays (August, and 24
// December to 1 January) without twelve weeks besides.
std::vector<std::string_view> WarningsOf(const ConsultationTime& time);

}  // namespace participation::activity_tracking
