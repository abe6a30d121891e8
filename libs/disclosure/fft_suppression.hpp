#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/disclosure/fft_siblings.hpp"
#include "libs/statistics/friends_and_family.hpp"

namespace participation::disclosure {

// A larger return is refused; England has about 8,000 units in the largest setting.
inline constexpr std::size_t kMaxFftUnits = 200'000;

enum class FftLevel { kIcb, kTrust, kSite, kWard };

// One line of a Friends and Family Test return.
struct FftUnit {
  FftLevel level = FftLevel::kIcb;
  std::optional<std::size_t> parent = std::nullopt;  // position of the unit one level up; none for an ICB
  statistics::FftCounts counts = {};
  std::optional<std::int64_t> eligible = std::nullopt;  // where the setting collects it
  std::vector<std::int64_t> modes = {};                 // responses by mode of collection
  std::string first_speciality = {};                    // of a ward; with the next two it orders equal totals
  std::string second_speciality = {};
  std::string name = {};  // name of a ward, code of any other unit
};

// The flags of each unit, in the order given, by the official cascade with threshold 5: ICB to trust to site to ward,
// a parent's flags before its children's. A parent must stand before its children in the list. All ICBs are one group
// of siblings. InvalidArgument for a parent missing, of the wrong level or later in the list, for impossible counts,
// or for more than kMaxFftUnits units.
absl::StatusOr<std::vector<FftFlags>> FlagFft(std::span<const FftUnit> units);

// When percentages are withheld. Totals and eligible people are always shown.
enum class FftPercentages {
  kOfficial,    // as published: with a first-level flag only. The percentages of a unit hidden to protect its
                //< sibling stay, and with its total they give the counts of positive and negative answers back
  kWithCounts,  // whenever the counts are withheld. A deliberate departure that closes this leak
};

// What may be shown of a unit. A percentage without value is blank when there were no answers, `*` when withheld.
struct PublishedFft {
  std::int64_t total = 0;
  std::optional<std::int64_t> eligible;
  bool counts_withheld = false;
  bool percentages_withheld = false;
  std::optional<statistics::FftCounts> counts;
  std::optional<std::vector<std::int64_t>> modes;
  std::optional<statistics::Percentage> positive;
  std::optional<statistics::Percentage> negative;
};

// Withholds what the flags of the unit require.
PublishedFft Publish(const FftUnit& unit, const FftFlags& flags, FftPercentages rule);

}  // namespace participation::disclosure
