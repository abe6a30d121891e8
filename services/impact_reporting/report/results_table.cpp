#include "services/impact_reporting/report/results_table.hpp"

#include "libs/disclosure/fft_siblings.hpp"

namespace participation::impact_reporting::report {
namespace {

std::string Percent(const std::optional<statistics::Percentage>& percentage, bool withheld) {
  if (withheld) return disclosure::kWithheld;
  return percentage ? std::to_string(percentage->WholePercent()) : std::string{};
}

}  // namespace

std::vector<std::string> FiguresOf(const FriendsAndFamilyResult& result) {
  std::vector<std::string> figures{std::to_string(result.responses)};
  if (result.counts) {
    const auto& counts = *result.counts;
    for (const auto count : {counts.very_good, counts.good, counts.neither_good_nor_poor, counts.poor, counts.very_poor,
                             counts.dont_know}) {
      figures.push_back(std::to_string(count));
    }
  } else {
    figures.insert(figures.end(), 6, disclosure::kWithheld);
  }
  figures.push_back(Percent(result.percent_positive, result.percentages_withheld));
  figures.push_back(Percent(result.percent_negative, result.percentages_withheld));
  return figures;
}

}  // namespace participation::impact_reporting::report
