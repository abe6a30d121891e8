#include "libs/disclosure/fft_siblings.hpp"

#include <algorithm>

namespace participation::disclosure {

bool IsFirstLevel(std::int64_t total_responses) { return total_responses > 0 && total_responses < kFftThreshold; }

void FlagSecondLevel(std::span<FftFlags> siblings) {
  const bool lowest_is_hidden =
      std::ranges::any_of(siblings, [](const FftFlags& flags) { return flags.rank == 1 && flags.first_level; });
  if (!lowest_is_hidden) return;
  for (auto& flags : siblings) flags.second_level = flags.rank == 2 && !flags.first_level;
}

void FlagCascade(std::span<FftFlags> siblings) {
  for (auto& flags : siblings) flags.cascade = flags.rank == 1 || flags.rank == 2;
}

}  // namespace participation::disclosure
