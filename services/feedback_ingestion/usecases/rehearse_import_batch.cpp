#include "services/feedback_ingestion/usecases/rehearse_import_batch.hpp"

#include <algorithm>
#include <functional>

#include "services/feedback_ingestion/store/feedback_item_store.hpp"
#include "services/feedback_ingestion/usecases/check_consultation.hpp"
#include "services/feedback_ingestion/usecases/forget_person.hpp"
#include "services/feedback_ingestion/usecases/receive_feedback.hpp"

namespace participation::feedback_ingestion {
namespace {

using Outcome = Received::Outcome;

std::uint64_t HashOf(const std::string& text) { return std::hash<std::string>{}(text); }

// Decides as ReceiveFeedback does, without changing anything.
class Rehearsal {
 public:
  Rehearsal(database::Transaction& snapshot, SeenRows& seen, clock::Time now)
      : snapshot_{snapshot}, items_{snapshot}, seen_{seen}, now_{now} {}

  Received Decide(Candidate& candidate) {
    const Submission& said = candidate.item.said();
    const std::uint64_t submission = HashOf(said.submission_id);
    const bool known = seen_.submissions.contains(submission) || items_.Has(said.source_system, said.submission_id);
    if (!known && !said.consultation_id.empty()) {
      auto status = CheckConsultation(snapshot_, said.consultation_id, now_);
      if (!status.ok()) return {Outcome::kRefused, std::move(status)};
    }
    const bool forgotten = UnlinkIfForgotten(snapshot_, candidate.item);
    if (candidate.item.HasAnswer() && !candidate.item.HasText() && !candidate.respondent.empty()) {
      const bool elsewhere = forgotten ? !known : AnswerIsOnAnotherRow(candidate, submission);
      if (elsewhere) return {Outcome::kNothingSaid, {}};
    }
    if (seen_.submissions.size() < kMostRemembered) seen_.submissions.insert(submission);
    return {known ? Outcome::kAlreadyHad : Outcome::kStored, {}};
  }

 private:
  bool AnswerIsOnAnotherRow(const Candidate& candidate, std::uint64_t submission) {
    const Submission& said = candidate.item.said();
    const auto stored = items_.FindSubmissionWithAnswer(said.source_system, candidate.respondent);
    if (!stored.empty()) return stored != said.submission_id;
    const auto seen = seen_.respondents.find(HashOf(candidate.respondent));
    return seen != seen_.respondents.end() && seen->second != submission;
  }

  database::Transaction& snapshot_;
  FeedbackItemStore items_;
  SeenRows& seen_;
  clock::Time now_;
};

// Remembers which row has the respondent's answer: the first.
void RememberAnswer(const Candidate& candidate, SeenRows& seen) {
  if (candidate.respondent.empty() || !candidate.item.HasAnswer()) return;
  if (seen.respondents.size() >= kMostRemembered) return;
  seen.respondents.try_emplace(HashOf(candidate.respondent), HashOf(candidate.item.said().submission_id));
}

}  // namespace

RowTotals RehearseImportBatch(database::Transaction& snapshot, ImportBatch& batch, SeenRows& seen, clock::Time now) {
  Rehearsal rehearsal{snapshot, seen, now};
  RowTotals rows{.skipped = batch.skipped};
  for (Candidate& candidate : batch.items) {
    const auto [outcome, refusal] = rehearsal.Decide(candidate);
    rows.stored += outcome == Outcome::kStored ? 1 : 0;
    rows.already_had += outcome == Outcome::kAlreadyHad ? 1 : 0;
    rows.skipped += outcome == Outcome::kNothingSaid ? 1 : 0;
    if (outcome == Outcome::kRefused) batch.problems.push_back(RefusedOnReceipt(candidate.line, refusal));
    if (outcome != Outcome::kRefused) RememberAnswer(candidate, seen);
  }
  std::ranges::stable_sort(batch.problems, {}, &ImportProblem::line);
  rows.rejected = static_cast<std::int64_t>(batch.problems.size());
  return rows;
}

}  // namespace participation::feedback_ingestion
