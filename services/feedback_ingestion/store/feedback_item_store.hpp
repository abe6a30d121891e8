#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "services/feedback_ingestion/domain/feedback_item.hpp"

namespace participation::feedback_ingestion {

// How feedback items are kept.
class FeedbackItemStore {
 public:
  explicit FeedbackItemStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Adds those whose submission is not there yet, and tells for each whether it was added.
  std::vector<bool> Add(std::span<const FeedbackItem* const> items);

  std::optional<FeedbackItem> Find(std::string_view feedback_item_id);
  std::optional<FeedbackItem> FindBySubmission(std::string_view source_system, std::string_view submission_id);
  bool Has(std::string_view source_system, std::string_view submission_id);

  // Writes the item's themes and version.
  void SaveThemes(const FeedbackItem& item);

  // Unlinks up to `most` items of somebody, forgets under which name their answers came, and tells how many there were.
  std::size_t Unlink(std::string_view person_id, bool erase_texts, std::size_t most);

  // From now on this submission carries the answer of a respondent for whom there was none.
  void KeepSubmissionWithAnswer(const Submission& said, std::string_view respondent);
  // The submission that carries it; empty if there is none.
  std::string FindSubmissionWithAnswer(std::string_view source_system, std::string_view respondent);

 private:
  std::optional<FeedbackItem> One(const char* where, std::initializer_list<database::Parameter> values);
  std::vector<ThemeAssignment> ThemesOf(std::string_view feedback_item_id);

  database::Transaction& transaction_;
};

}  // namespace participation::feedback_ingestion
