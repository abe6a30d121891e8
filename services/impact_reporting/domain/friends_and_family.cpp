#include "services/impact_reporting/domain/friends_and_family.hpp"

#include <map>
#include <tuple>

#include "libs/disclosure/fft_suppression.hpp"
#include "libs/statistics/friends_and_family_series.hpp"

namespace participation::impact_reporting {
namespace {

using disclosure::FftLevel;
using disclosure::FftUnit;
using organisations::Directory;
using statistics::FftCounts;

organisations::Date LastDayOf(std::string_view month) {
  return std::chrono::sys_days{ToYearMonth(month) / std::chrono::last};
}

// The units of a return, ICBs first, with what each stands for.
struct Return {
  std::vector<FftUnit> units;
  std::vector<std::pair<std::string, std::string>> codes;  // organisation and site
  std::map<std::tuple<FftLevel, std::string, std::string>, std::size_t> positions;

  std::size_t Add(FftLevel level, const std::string& organisation, const std::string& site,
                  std::optional<std::size_t> parent, const FftCounts& counts) {
    const auto [at, is_new] = positions.try_emplace({level, organisation, site}, units.size());
    if (is_new) {
      units.push_back({.level = level, .parent = parent, .name = site.empty() ? organisation : site});
      codes.emplace_back(organisation, site);
    }
    units[at->second].counts = statistics::Add(units[at->second].counts, counts);
    return at->second;
  }
};

Return MakeReturn(std::span<const SiteCounts> sites, const Directory& directory, std::string_view month) {
  Return made;
  for (const SiteCounts& site : sites) {
    const std::string icb = IcbOf(directory, site.organisation, month);
    const auto board = made.Add(FftLevel::kIcb, icb, {}, std::nullopt, site.counts);
    const auto trust = made.Add(FftLevel::kTrust, site.organisation, {}, board, site.counts);
    made.Add(FftLevel::kSite, site.organisation, site.site, trust, site.counts);
  }
  return made;
}

FriendsAndFamilyResult ResultOf(const FftUnit& unit, const disclosure::FftFlags& flags, const Month& month) {
  const auto shown = disclosure::Publish(unit, flags, disclosure::FftPercentages::kWithCounts);
  return {.month = month, .responses = shown.total, .counts = shown.counts};
}

// Nothing stands beside the nation that it could protect, so it is withheld only for being small itself.
FriendsAndFamilyResult National(std::span<const SiteCounts> sites, const Month& month, bool published) {
  FftUnit nation;
  for (const SiteCounts& site : sites) nation.counts = statistics::Add(nation.counts, site.counts);
  const bool is_small = disclosure::IsFirstLevel(statistics::Total(nation.counts));
  auto result = ResultOf(nation, {.first_level = published && is_small}, month);
  result.level = Level::kNational;
  return result;
}

Level LevelOf(FftLevel level) {
  if (level == FftLevel::kIcb) return Level::kIcb;
  return level == FftLevel::kTrust ? Level::kOrganisation : Level::kSite;
}

}  // namespace

bool IsOfTodaysTest(std::string_view month) {
  return statistics::SeriesOf(ToYearMonth(month)) == statistics::FftSeries::kPercentPositive;
}

std::optional<statistics::Percentage> FriendsAndFamilyResult::PercentPositive() const {
  return counts && !earlier_test ? statistics::PercentPositive(*counts) : std::nullopt;
}

std::optional<statistics::Percentage> FriendsAndFamilyResult::PercentNegative() const {
  return counts && !earlier_test ? statistics::PercentNegative(*counts) : std::nullopt;
}

std::string IcbOf(const Directory& directory, std::string_view organisation, std::string_view month) {
  const auto* board = directory.AncestorAt(organisations::Kind::kIcb, organisation, LastDayOf(month));
  return board == nullptr ? std::string{organisation} : board->code;
}

std::string NameOf(const Directory& directory, std::string_view code, std::string_view month) {
  const auto* then = directory.Find(code, LastDayOf(month));
  if (then == nullptr) then = directory.Find(code);
  return then == nullptr ? std::string{} : then->name;
}

absl::StatusOr<std::vector<FriendsAndFamilyResult>> ComputeResults(std::span<const SiteCounts> sites,
                                                                   const Directory& directory, const Month& month,
                                                                   bool published) {
  if (sites.empty()) return std::vector<FriendsAndFamilyResult>{};
  const Return all = MakeReturn(sites, directory, month);
  std::vector<disclosure::FftFlags> flags(all.units.size());
  if (published) {
    auto flagged = disclosure::FlagFft(all.units);
    if (!flagged.ok()) return flagged.status();
    flags = *std::move(flagged);
  }
  std::vector<FriendsAndFamilyResult> results{National(sites, month, published)};
  for (const auto& [key, position] : all.positions) {  // in order of level, organisation, site
    auto result = ResultOf(all.units[position], flags[position], month);
    result.level = LevelOf(std::get<FftLevel>(key));
    std::tie(result.organisation, result.site) = all.codes[position];
    result.name = NameOf(directory, result.site.empty() ? result.organisation : result.site, month);
    results.push_back(std::move(result));
  }
  return results;
}

std::vector<FriendsAndFamilyResult> OverWholePeriod(std::span<const FriendsAndFamilyResult> months) {
  const auto highest_first = std::greater<>{};
  std::map<Level, std::map<std::pair<std::string, std::string>, FriendsAndFamilyResult>, decltype(highest_first)>
      places;
  for (const FriendsAndFamilyResult& month : months) {
    const auto [at, is_new] = places[month.level].try_emplace({month.organisation, month.site}, month);
    FriendsAndFamilyResult& whole = at->second;
    whole.month.clear();
    if (is_new) continue;
    whole.name = month.name;
    whole.responses += month.responses;
    if (whole.counts && month.counts) whole.counts = statistics::Add(*whole.counts, *month.counts);
    if (!month.counts) whole.counts.reset();
  }
  std::vector<FriendsAndFamilyResult> results;
  for (auto& [level, of_level] : places) {
    for (auto& [codes, whole] : of_level) results.push_back(std::move(whole));
  }
  return results;
}

}  // namespace participation::impact_reporting
