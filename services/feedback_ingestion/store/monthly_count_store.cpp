#include "services/feedback_ingestion/store/monthly_count_store.hpp"

#include "libs/identifiers/written.hpp"

namespace participation::feedback_ingestion {
namespace {

constexpr char kSeparator = '\x1f';  // in no code, and not in a service's name either

constexpr std::string_view kIncrease =
    "INSERT INTO monthly_counts (organisation, month, question, site, service, unanswered, very_good, good, "
    "neither_good_nor_poor, poor, very_poor, dont_know, texts, dated_by_receipt) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) "
    "ON CONFLICT (organisation, month, question, site, service) DO UPDATE SET "
    "unanswered = monthly_counts.unanswered + excluded.unanswered, "
    "very_good = monthly_counts.very_good + excluded.very_good, good = monthly_counts.good + excluded.good, "
    "neither_good_nor_poor = monthly_counts.neither_good_nor_poor + excluded.neither_good_nor_poor, "
    "poor = monthly_counts.poor + excluded.poor, very_poor = monthly_counts.very_poor + excluded.very_poor, "
    "dont_know = monthly_counts.dont_know + excluded.dont_know, texts = monthly_counts.texts + excluded.texts, "
    "dated_by_receipt = monthly_counts.dated_by_receipt + excluded.dated_by_receipt";

constexpr std::string_view kList =
    "SELECT organisation, month, question, site, service, unanswered, very_good, good, neither_good_nor_poor, poor, "
    "very_poor, dont_know, texts, dated_by_receipt FROM monthly_counts "
    "WHERE organisation = $1 AND (month, question, site, service) > ($2, $3, $4, $5) AND month <= $6 "
    "AND ($7 = '' OR site = $7) AND ($8 = '' OR question = $8) ORDER BY month, question, site, service LIMIT $9";

MonthlyCount FromRow(const database::Row& row) {
  MonthlyCount count{.key = {row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4)}, .counts = {}};
  for (std::size_t code = 0; code < count.counts.by_answer.size(); ++code) {
    count.counts.by_answer[code] = row.Integer(5 + code);
  }
  count.counts.texts = row.Integer(12);
  count.counts.dated_by_receipt = row.Integer(13);
  return count;
}

}  // namespace

void MonthlyCountStore::Increase(const std::map<CountKey, ItemCounts>& counts) {
  std::vector<std::vector<database::Parameter>> rows;
  rows.reserve(counts.size());
  for (const auto& [key, more] : counts) {
    auto& row = rows.emplace_back(
        std::vector<database::Parameter>{key.organisation, key.month, key.question, key.site, key.service});
    for (const std::int64_t count : more.by_answer) row.emplace_back(count);
    row.emplace_back(more.texts);
    row.emplace_back(more.dated_by_receipt);
  }
  transaction_.ExecuteMany(kIncrease, rows);
}

std::vector<MonthlyCount> MonthlyCountStore::List(const CountFilter& filter, const paging::Page& page) {
  auto after = identifiers::Split(page.after, kSeparator);
  if (after.size() != 4) after = {filter.from_month, "", "", ""};
  const std::string to_month = filter.to_month.empty() ? "9999" : filter.to_month;
  std::vector<MonthlyCount> counts;
  for (const auto& row : transaction_.Execute(kList, {filter.organisation, after[0], after[1], after[2], after[3],
                                                      to_month, filter.site, filter.question, page.size + 1})) {
    counts.push_back(FromRow(row));
  }
  return counts;
}

std::string MonthlyCountStore::ListKey(const MonthlyCount& count) {
  const CountKey& key = count.key;
  return key.month + kSeparator + key.question + kSeparator + key.site + kSeparator + key.service;
}

}  // namespace participation::feedback_ingestion
