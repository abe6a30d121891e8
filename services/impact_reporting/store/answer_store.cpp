#include "services/impact_reporting/store/answer_store.hpp"

#include <string_view>
#include <utility>

#include "libs/database/select.hpp"
#include "libs/id/id.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::size_t kMostMonths = 12'000;  // a thousand years

statistics::FftCounts CountsIn(const database::Row& row, std::size_t first) {
  return {row.Integer(first),     row.Integer(first + 1), row.Integer(first + 2),
          row.Integer(first + 3), row.Integer(first + 4), row.Integer(first + 5)};
}

}  // namespace

void AnswerStore::Add(const Counts& counts) {
  std::vector<std::vector<database::Parameter>> rows;
  std::map<std::pair<std::string_view, std::string_view>, std::string> versions;
  for (const auto& [key, count] : counts) {
    rows.push_back({key.organisation, key.question, key.month, key.site, count[0], count[1], count[2], count[3],
                    count[4], count[5]});
    versions.try_emplace({key.question, key.month}, id::New());
  }
  transaction_.ExecuteMany(
      "INSERT INTO answer_counts (organisation, question, month, site, very_good, good, neither_good_nor_poor, poor, "
      "very_poor, dont_know) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
      "ON CONFLICT (organisation, question, month, site) DO UPDATE SET very_good = answer_counts.very_good + $5, "
      "good = answer_counts.good + $6, neither_good_nor_poor = answer_counts.neither_good_nor_poor + $7, "
      "poor = answer_counts.poor + $8, very_poor = answer_counts.very_poor + $9, "
      "dont_know = answer_counts.dont_know + $10",
      rows);
  std::vector<std::vector<database::Parameter>> newest;
  for (const auto& [place, version] : versions) newest.push_back({place.first, place.second, version});
  transaction_.ExecuteMany(
      "INSERT INTO answer_versions (question, month, version) VALUES ($1, $2, $3) "
      "ON CONFLICT (question, month) DO UPDATE SET version = $3",
      newest);
}

std::map<Month, std::string> AnswerStore::Versions(const std::string& question, const Months& months) {
  std::map<Month, std::string> versions;
  for (const auto& row : transaction_.Execute(
           "SELECT month, version FROM answer_versions WHERE question = $1 AND month BETWEEN $2 AND $3",
           {question, months.first, months.last})) {
    versions.emplace(row.Text(0), row.Text(1));
  }
  return versions;
}

std::vector<SiteCounts> AnswerStore::OfMonth(const std::string& question, const Month& month) {
  std::vector<SiteCounts> sites;
  for (const auto& row : transaction_.Execute(
           "SELECT organisation, site, very_good, good, neither_good_nor_poor, poor, very_poor, dont_know "
           "FROM answer_counts WHERE question = $1 AND month = $2 ORDER BY organisation, site",
           {question, month})) {
    sites.push_back({row.Text(0), row.Text(1), CountsIn(row, 2)});
  }
  return sites;
}

std::vector<MonthCounts> AnswerStore::Series(const std::string& organisation, const std::string& site,
                                             const std::string& question, const Months& months) {
  database::Select select{
      "SELECT month, CAST(SUM(very_good) AS BIGINT), CAST(SUM(good) AS BIGINT), "
      "CAST(SUM(neither_good_nor_poor) AS BIGINT), CAST(SUM(poor) AS BIGINT), CAST(SUM(very_poor) AS BIGINT), "
      "CAST(SUM(dont_know) AS BIGINT) FROM answer_counts"};
  select.Where("organisation = ? AND question = ? AND month BETWEEN ? AND ?",
               {organisation, question, months.first, months.last});
  if (!site.empty()) select.Where("site = ?", {site});
  std::vector<MonthCounts> series;
  for (const auto& row : select.GroupBy("month").Run(transaction_, "month", kMostMonths)) {
    series.push_back({row.Text(0), CountsIn(row, 1)});
  }
  return series;
}

}  // namespace participation::impact_reporting
