#include "services/impact_reporting/store/answer_store.hpp"

#include <array>

#include "libs/database/select.hpp"
#include "libs/id/id.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::size_t kMostMonths = 12'000;  // a thousand years
constexpr std::array<std::string_view, 6> kColumns = {"very_good", "good",      "neither_good_nor_poor",
                                                      "poor",      "very_poor", "dont_know"};

statistics::FftCounts CountsIn(const database::Row& row, std::size_t first) {
  return {row.Integer(first),     row.Integer(first + 1), row.Integer(first + 2),
          row.Integer(first + 3), row.Integer(first + 4), row.Integer(first + 5)};
}

}  // namespace

void AnswerStore::Count(const Key& key, int answer) {
  const std::string column{kColumns.at(static_cast<std::size_t>(answer - 1))};
  std::array<int, 6> counts{};
  counts.at(static_cast<std::size_t>(answer - 1)) = 1;
  transaction_.Execute(
      "INSERT INTO answer_counts (organisation, question, month, site, very_good, good, neither_good_nor_poor, poor, "
      "very_poor, dont_know) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
      "ON CONFLICT (organisation, question, month, site) DO UPDATE SET " +
          column + " = answer_counts." + column + " + 1",
      {key.organisation, key.question, key.month, key.site, counts[0], counts[1], counts[2], counts[3], counts[4],
       counts[5]});
  transaction_.Execute(
      "INSERT INTO answer_versions (question, month, version) VALUES ($1, $2, $3) "
      "ON CONFLICT (question, month) DO UPDATE SET version = $3",
      {key.question, key.month, id::New()});
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
