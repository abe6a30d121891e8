#include "services/feedback_ingestion/store/feedback_item_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/database/select_among.hpp"
#include "services/feedback_ingestion/store/feedback_item_rows.hpp"

namespace participation::feedback_ingestion {
namespace {

constexpr char kSelectSubmission[] = "SELECT submission_id, feedback_item_id, organisation, fft_answer";

StoredSubmission SubmissionOf(const database::Row& row) {
  const bool has_answer = static_cast<FftAnswer>(row.Integer(3)) != FftAnswer::kUnspecified;
  return {.feedback_item_id = row.Text(1), .organisation = row.Text(2), .has_answer = has_answer};
}

}  // namespace

std::vector<bool> FeedbackItemStore::Add(std::span<const FeedbackItem* const> items) {
  static const std::string sql =
      absl::StrCat("INSERT INTO feedback_items (", kItemColumns,
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) "
                   "ON CONFLICT (source_system, submission_id) DO NOTHING");
  std::vector<std::string> redactions;
  redactions.reserve(items.size());
  std::vector<std::vector<database::Parameter>> rows;
  rows.reserve(items.size());
  for (const FeedbackItem* item : items) {
    redactions.push_back(WriteRedactions(item->facts().redactions));
    rows.push_back(ToRow(*item, redactions.back()));
  }
  std::vector<bool> added;
  added.reserve(items.size());
  for (const std::int64_t changed : transaction_.ExecuteMany(sql, rows)) added.push_back(changed > 0);
  return added;
}

std::optional<FeedbackItem> FeedbackItemStore::Find(std::string_view feedback_item_id) {
  const database::Parameter id{feedback_item_id};
  auto found = FindAll({&id, 1});
  if (found.empty()) return std::nullopt;
  return std::move(found.begin()->second);
}

std::map<std::string, FeedbackItem> FeedbackItemStore::FindAll(std::span<const database::Parameter> ids) {
  static const std::string sql =
      absl::StrCat("SELECT ", kItemColumns, " FROM feedback_items WHERE feedback_item_id IN (?)");
  std::map<std::string, std::vector<ThemeAssignment>> themes;
  for (const auto& row : database::SelectAmong(
           transaction_,
           "SELECT feedback_item_id, theme, origin FROM item_themes WHERE feedback_item_id IN (?) ORDER BY theme", {},
           ids)) {
    themes[row.Text(0)].push_back({row.Text(1), row.Text(2)});
  }
  std::map<std::string, FeedbackItem> items;
  for (const auto& row : database::SelectAmong(transaction_, sql, {}, ids)) {
    auto facts = FromRow(row);
    facts.themes = std::move(themes[facts.id]);
    std::string id = facts.id;
    items.emplace(std::move(id), FeedbackItem::Restore(std::move(facts)));
  }
  return items;
}

std::vector<std::optional<StoredSubmission>> FeedbackItemStore::FindSubmissions(
    std::span<const FeedbackItem* const> items) {
  std::map<std::string_view, SubmissionsById> by_source;
  for (const FeedbackItem* item : items) by_source[item->said().source_system][item->said().submission_id];
  for (auto& [source_system, submissions] : by_source) FindSubmissionsOf(source_system, submissions);
  std::vector<std::optional<StoredSubmission>> found;
  found.reserve(items.size());
  for (const FeedbackItem* item : items) {
    found.push_back(by_source[item->said().source_system][item->said().submission_id]);
  }
  return found;
}

void FeedbackItemStore::FindSubmissionsOf(std::string_view source_system, SubmissionsById& submissions) {
  static const std::string sql =
      absl::StrCat(kSelectSubmission, " FROM feedback_items WHERE source_system = $1 AND submission_id IN (?)");
  std::vector<database::Parameter> ids;
  for (const auto& [submission_id, found] : submissions) ids.emplace_back(submission_id);
  for (const auto& row : database::SelectAmong(transaction_, sql, {source_system}, ids)) {
    submissions.find(row.Text(0))->second = SubmissionOf(row);
  }
}

std::optional<StoredSubmission> FeedbackItemStore::FindSubmission(std::string_view source_system,
                                                                  std::string_view submission_id) {
  static const std::string sql =
      absl::StrCat(kSelectSubmission, " FROM feedback_items WHERE source_system = $1 AND submission_id = $2");
  const auto rows = transaction_.Execute(sql, {source_system, submission_id});
  if (rows.empty()) return std::nullopt;
  return SubmissionOf(rows.front());
}

void FeedbackItemStore::SaveThemes(const FeedbackItem& item) {
  transaction_.Execute("UPDATE feedback_items SET version = $2 WHERE feedback_item_id = $1",
                       {item.id(), item.facts().version});
  transaction_.Execute("DELETE FROM item_themes WHERE feedback_item_id = $1", {item.id()});
  std::vector<std::vector<database::Parameter>> rows;
  for (const ThemeAssignment& assignment : item.facts().themes) {
    rows.push_back(
        {item.id(), assignment.theme, assignment.origin, item.said().organisation, item.said().experience_date});
  }
  if (rows.empty()) return;
  transaction_.ExecuteMany(
      "INSERT INTO item_themes (feedback_item_id, theme, origin, organisation, experience_date) "
      "VALUES ($1, $2, $3, $4, $5)",
      rows);
}

std::size_t FeedbackItemStore::Unlink(std::string_view person_id, bool erase_texts, std::size_t most) {
  constexpr char kOfPerson[] =
      " FROM feedback_items WHERE person_id = $1 AND person_id <> '' ORDER BY feedback_item_id LIMIT $2)";
  const std::vector<database::Parameter> values{person_id, most};
  transaction_.Execute(absl::StrCat("DELETE FROM answered_respondents WHERE (source_system, submission_id) IN "
                                    "(SELECT source_system, submission_id",
                                    kOfPerson),
                       values);
  const auto sql =
      absl::StrCat("UPDATE feedback_items SET person_id = ''", erase_texts ? ", text = '', service = ''" : "",
                   " WHERE feedback_item_id IN (SELECT feedback_item_id", kOfPerson);
  return static_cast<std::size_t>(transaction_.ExecuteMany(sql, {&values, 1}).front());
}

void FeedbackItemStore::KeepSubmissionsWithAnswer(std::span<const Candidate* const> candidates) {
  std::vector<std::vector<database::Parameter>> rows;
  rows.reserve(candidates.size());
  for (const Candidate* candidate : candidates) {
    const Submission& said = candidate->item.said();
    rows.push_back({said.source_system, candidate->respondent, said.submission_id});
  }
  transaction_.ExecuteMany(
      "INSERT INTO answered_respondents (source_system, respondent, submission_id) VALUES ($1, $2, $3) "
      "ON CONFLICT (source_system, respondent) DO NOTHING",
      rows);
}

std::string FeedbackItemStore::FindSubmissionWithAnswer(std::string_view source_system, std::string_view respondent) {
  const auto rows = transaction_.Execute(
      "SELECT submission_id FROM answered_respondents WHERE source_system = $1 AND respondent = $2",
      {source_system, respondent});
  return rows.empty() ? std::string{} : rows.front().Text(0);
}

}  // namespace participation::feedback_ingestion
