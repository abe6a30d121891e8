#include "services/impact_reporting/report/results_table.hpp"

#include "libs/disclosure/fft_siblings.hpp"

namespace participation::impact_reporting::report {
namespace {

std::string Percent(const std::optional<statistics::Percentage>& percentage) {
  return percentage ? std::to_string(percentage->WholePercent()) : std::string{};
}

}  // namespace

std::vector<std::string> FiguresOf(const FriendsAndFamilyResult& result) {
  std::vector<std::string> figures{std::to_string(result.responses)};
  if (!result.counts) {
    figures.insert(figures.end(), 8, disclosure::kWithheld);
    return figures;
  }
  const auto& counts = *result.counts;
  for (const auto count :
       {counts.very_good, counts.good, counts.neither_good_nor_poor, counts.poor, counts.very_poor, counts.dont_know}) {
    figures.push_back(std::to_string(count));
  }
  figures.push_back(Percent(result.PercentPositive()));
  figures.push_back(Percent(result.PercentNegative()));
  return figures;
}

}  // namespace participation::impact_reporting::report
