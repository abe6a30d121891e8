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

// Whether the month is of the test as it is asked since April 2020. What was asked before is another measure.
bool IsOfTodaysTest(std::string_view month);

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
  std::optional<statistics::FftCounts> counts = {};  // absent if withheld
  bool earlier_test = false;                         // of a month in which the test asked something else

  // Absent of an earlier test, which has no such percentages, if nobody answered, and wherever the counts are withheld:
  // with the responses they would give them back.
  std::optional<statistics::Percentage> PercentPositive() const;
  std::optional<statistics::Percentage> PercentNegative() const;
};

// The organisation, or integrated care board above it, in force in that month, by the directory. A code that the
// directory does not know, or does not place, stands for itself.
std::string IcbOf(const organisations::Directory& directory, std::string_view organisation, std::string_view month);

// The name of a code in that month, else its latest; empty if it is unknown.
std::string NameOf(const organisations::Directory& directory, std::string_view code, std::string_view month);

// The results of all places in a month: the nation, integrated care boards, organisations and sites, each level in
// order of codes. `sites` is everybody's, since what may be shown of one place depends on its neighbours. With
// `published`, the suppression of the Friends and Family Test is applied.
absl::StatusOr<std::vector<FriendsAndFamilyResult>> ComputeResults(std::span<const SiteCounts> sites,
                                                                   const organisations::Directory& directory,
                                                                   const Month& month, bool published);

// Results of months, each place's made one, with percentages from summed counts. They are withheld where those of any
// of the months are: what is shown of a period can then be added up from what is shown of its months, and tells no
// more, however many periods somebody asks for and subtracts from each other.
std::vector<FriendsAndFamilyResult> OverWholePeriod(std::span<const FriendsAndFamilyResult> months);

}  // namespace participation::impact_reporting
