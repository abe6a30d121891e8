#include "services/impact_reporting/report/csv.hpp"

#include "libs/csv/writer.hpp"
#include "services/impact_reporting/report/results_table.hpp"

namespace participation::impact_reporting::report {
namespace {

void Append(const csv::Writer& writer, const std::vector<std::string>& cells, std::string& out) {
  const std::vector<std::string_view> views{cells.begin(), cells.end()};
  writer.AppendRecord(out, views);
}

void Append(const csv::Writer& writer, const FriendsAndFamilyResult& result, std::string& out) {
  std::vector<std::string> cells{result.month, result.level == Level::kSite ? "site" : "organisation",
                                 result.organisation, result.site, result.name};
  for (auto& figure : FiguresOf(result)) cells.push_back(std::move(figure));
  Append(writer, cells, out);
}

}  // namespace

std::string ToCsv(const Report& report) {
  const csv::Writer writer;
  std::string out;
  Append(writer,
         {"month", "level", "organisation", "site", "name", "responses", "very_good", "good", "neither_good_nor_poor",
          "poor", "very_poor", "dont_know", "percent_positive", "percent_negative"},
         out);
  for (const auto& result : report.organisation_results) Append(writer, result, out);
  for (const auto& result : report.site_results) Append(writer, result, out);
  return out;
}

}  // namespace participation::impact_reporting::report
