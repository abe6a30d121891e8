#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace participation::disclosure {

// Totals of 1 to 4 responses are suppressed.
inline constexpr std::int64_t kFftThreshold = 5;

// How a withheld value is shown.
inline constexpr char kWithheld[] = "*";

// Why a unit is suppressed.
struct FftFlags {
  std::size_t rank = 0;       // among its siblings, from the fewest responses; 0 for none
  bool first_level = false;   // fewer responses than the threshold, but some
  bool second_level = false;  // rank 2, hidden because rank 1 alone is first-level and could be subtracted
  bool cascade = false;       // rank 1 or 2 below a suppressed parent

  bool Any() const { return first_level || second_level || cascade; }
  friend bool operator==(const FftFlags&, const FftFlags&) = default;
};

// Whether a unit with this many responses is first-level suppressed.
bool IsFirstLevel(std::int64_t total_responses);

// Flags rank 2 of one parent's children when rank 1 is first-level and rank 2 is not. Ranks and first level are set.
void FlagSecondLevel(std::span<FftFlags> siblings);

// Flags ranks 1 and 2 of the children of a suppressed parent. Ranks are set.
void FlagCascade(std::span<FftFlags> siblings);

}  // namespace participation::disclosure
