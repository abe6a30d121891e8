#pragma once

#include <cstdint>
#include <utility>

namespace participation::disclosure {

// The nearest multiple of round_to, halves up.
inline std::int64_t Rounded(std::int64_t count, std::int64_t round_to) {
  return (count + round_to / 2) / round_to * round_to;
}

// The least and the greatest count that would be shown as this one is, given that smaller counts than the threshold
// are withheld and that zero is shown as zero.
inline std::pair<std::int64_t, std::int64_t> RangeBehind(std::int64_t count, std::int64_t threshold,
                                                         std::int64_t round_to) {
  if (count == 0) return {0, 0};
  const std::int64_t shown = Rounded(count, round_to);
  const std::int64_t least = shown - round_to / 2;
  return {least < threshold ? threshold : least, shown + (round_to - 1) / 2};
}

}  // namespace participation::disclosure
