#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "services/feedback_ingestion/domain/candidate.hpp"

namespace participation::feedback_ingestion {

// The item of a submission that is stored, and whose it is.
struct StoredSubmission {
  std::string feedback_item_id;
  std::string organisation;
  bool has_answer = false;
};

// How feedback items are kept.
class FeedbackItemStore {
 public:
  explicit FeedbackItemStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Adds those whose submission is not there yet, and tells for each whether it was added.
  std::vector<bool> Add(std::span<const FeedbackItem* const> items);

  std::optional<FeedbackItem> Find(std::string_view feedback_item_id);
  // Those that there are, by their ids.
  std::map<std::string, FeedbackItem> FindAll(std::span<const database::Parameter> ids);
  // Who has the submission of each item, in the item's place; nothing where nobody has.
  std::vector<std::optional<StoredSubmission>> FindSubmissions(std::span<const FeedbackItem* const> items);
  std::optional<StoredSubmission> FindSubmission(std::string_view source_system, std::string_view submission_id);

  // Writes the item's themes and version.
  void SaveThemes(const FeedbackItem& item);

  // Unlinks up to `most` items of somebody, forgets under which name their answers came, and tells how many there were.
  std::size_t Unlink(std::string_view person_id, bool erase_texts, std::size_t most);

  // From now on these submissions carry the answers of their respondents, for whom there were none.
  void KeepSubmissionsWithAnswer(std::span<const Candidate* const> candidates);
  // The submission that carries it; empty if there is none.
  std::string FindSubmissionWithAnswer(std::string_view source_system, std::string_view respondent);

 private:
  using SubmissionsById = std::map<std::string_view, std::optional<StoredSubmission>>;

  // Fills in those of one source system.
  void FindSubmissionsOf(std::string_view source_system, SubmissionsById& submissions);

  database::Transaction& transaction_;
};

}  // namespace participation::feedback_ingestion
