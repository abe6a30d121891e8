#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/organisations/directory.hpp"
#include "libs/statistics/friends_and_family.hpp"
#include "services/impact_reporting/domain/month.hpp"

namespace participation::impact_reporting {

// The question whose answers make the Friends and Family Test since April 2020.
inline constexpr char kFriendsAndFamilyQuestion[] = "fft";

// The height from which places are looked at.
enum class Level { kSite = 1, kOrganisation = 2, kIcb = 3, kNational = 4 };

// How many gave each answer at one site; `site` is empty where people did not say which.
struct SiteCounts {
  std::string organisation = {};
  std::string site = {};
  statistics::FftCounts counts = {};
};

// The Friends and Family Test of one place in one period, as it may be shown.
struct FriendsAndFamilyResult {
  Month month = {};  // empty for a whole period
  Level level = Level::kSite;
  std::string organisation = {};  // empty for the nation
  std::string site = {};          // of a site only
  std::string name = {};          // empty if the directory does not know the code
  std::int64_t responses = 0;
  std::optional<statistics::FftCounts> counts = {};             // absent if withheld
  std::optional<statistics::Percentage> percent_positive = {};  // absent if withheld or nobody answered
  std::optional<statistics::Percentage> percent_negative = {};
  bool counts_withheld = false;
  bool percentages_withheld = false;
};

// The organisation, or integrated care board above it, in force in that month, by the directory. A code that the
// directory does not know, or does not place, stands for itself.
std::string IcbOf(const organisations::Directory& directory, std::string_view organisation, std::string_view month);

// The name of a code in that month, else its latest; empty if it is unknown.
std::string NameOf(const organisations::Directory& directory, std::string_view code, std::string_view month);

// The results of all places, sites and organisations and integrated care boards and the nation, each level in order of
// codes, with percentages recomputed from summed counts. `sites` is everybody's, since what may be shown of one place
// depends on its neighbours; the hierarchy is that of `month`. With `published`, the official suppression is applied.
absl::StatusOr<std::vector<FriendsAndFamilyResult>> ComputeResults(std::span<const SiteCounts> sites,
                                                                   const organisations::Directory& directory,
                                                                   std::string_view month, bool published);

}  // namespace participation::impact_reporting
