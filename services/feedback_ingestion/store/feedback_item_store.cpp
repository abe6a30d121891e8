#include "services/feedback_ingestion/store/feedback_item_store.hpp"

#include "absl/strings/str_cat.h"
#include "services/feedback_ingestion/store/feedback_item_rows.hpp"

namespace participation::feedback_ingestion {

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
  return One("feedback_item_id = $1", {feedback_item_id});
}

std::optional<FeedbackItem> FeedbackItemStore::FindBySubmission(std::string_view source_system,
                                                                std::string_view submission_id) {
  return One("source_system = $1 AND submission_id = $2", {source_system, submission_id});
}

bool FeedbackItemStore::Has(std::string_view source_system, std::string_view submission_id) {
  return !transaction_
              .Execute("SELECT 1 FROM feedback_items WHERE source_system = $1 AND submission_id = $2",
                       {source_system, submission_id})
              .empty();
}

std::optional<FeedbackItem> FeedbackItemStore::One(const char* where,
                                                   std::initializer_list<database::Parameter> values) {
  const auto rows =
      transaction_.Execute(absl::StrCat("SELECT ", kItemColumns, " FROM feedback_items WHERE ", where), values);
  if (rows.empty()) return std::nullopt;
  auto facts = FromRow(rows.front());
  facts.themes = ThemesOf(facts.id);
  return FeedbackItem::Restore(std::move(facts));
}

std::vector<ThemeAssignment> FeedbackItemStore::ThemesOf(std::string_view feedback_item_id) {
  std::vector<ThemeAssignment> themes;
  for (const auto& row : transaction_.Execute(
           "SELECT theme, origin FROM item_themes WHERE feedback_item_id = $1 ORDER BY theme", {feedback_item_id})) {
    themes.push_back({row.Text(0), row.Text(1)});
  }
  return themes;
}

void FeedbackItemStore::SaveThemes(const FeedbackItem& item) {
  transaction_.Execute("UPDATE feedback_items SET version = $2 WHERE feedback_item_id = $1",
                       {item.id(), item.facts().version});
  transaction_.Execute("DELETE FROM item_themes WHERE feedback_item_id = $1", {item.id()});
  for (const ThemeAssignment& assignment : item.facts().themes) {
    transaction_.Execute(
        "INSERT INTO item_themes (feedback_item_id, theme, origin, organisation, experience_date) "
        "VALUES ($1, $2, $3, $4, $5)",
        {item.id(), assignment.theme, assignment.origin, item.said().organisation, item.said().experience_date});
  }
}

std::size_t FeedbackItemStore::Unlink(std::string_view person_id, bool erase_texts, std::size_t most) {
  constexpr char kOfPerson[] =
      " FROM feedback_items WHERE person_id = $1 AND person_id <> '' ORDER BY feedback_item_id LIMIT $2)";
  const std::vector<database::Parameter> values{person_id, most};
  transaction_.Execute(absl::StrCat("DELETE FROM answered_respondents WHERE (source_system, submission_id) IN "
                                    "(SELECT source_system, submission_id",
                                    kOfPerson),
                       values);
  const auto sql = absl::StrCat("UPDATE feedback_items SET person_id = ''", erase_texts ? ", text = ''" : "",
                                " WHERE feedback_item_id IN (SELECT feedback_item_id", kOfPerson);
  return static_cast<std::size_t>(transaction_.ExecuteMany(sql, {&values, 1}).front());
}

void FeedbackItemStore::KeepSubmissionWithAnswer(const Submission& said, std::string_view respondent) {
  transaction_.Execute(
      "INSERT INTO answered_respondents (source_system, respondent, submission_id) VALUES ($1, $2, $3)",
      {said.source_system, respondent, said.submission_id});
}

std::string FeedbackItemStore::FindSubmissionWithAnswer(std::string_view source_system, std::string_view respondent) {
  const auto rows = transaction_.Execute(
      "SELECT submission_id FROM answered_respondents WHERE source_system = $1 AND respondent = $2",
      {source_system, respondent});
  return rows.empty() ? std::string{} : rows.front().Text(0);
}

}  // namespace participation::feedback_ingestion
