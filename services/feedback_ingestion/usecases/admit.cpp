#include "services/feedback_ingestion/usecases/admit.hpp"

#include <functional>

#include "services/feedback_ingestion/store/feedback_item_store.hpp"
#include "services/feedback_ingestion/usecases/check_consultation.hpp"
#include "services/feedback_ingestion/usecases/forget_person.hpp"

namespace participation::feedback_ingestion {
namespace {

using Outcome = Received::Outcome;

// Looks at candidates one after the other. Most need no look at all.
class Admission {
 public:
  Admission(database::Transaction& transaction, SeenRows& seen, clock::Time now)
      : transaction_{transaction}, items_{transaction}, seen_{seen}, now_{now} {}

  Received Decide(Candidate& candidate) {
    const Submission& said = candidate.item.said();
    if (!said.consultation_id.empty() && !IsThere(said)) {
      auto status = CheckConsultation(transaction_, said.consultation_id, now_);
      if (!status.ok()) return {.outcome = Outcome::kRefused, .refusal = std::move(status)};
    }
    const bool forgotten = UnlinkIfForgotten(transaction_, candidate.item);
    if (candidate.respondent.empty() || !candidate.item.HasAnswer()) return {};
    const bool elsewhere = AnswerIsElsewhere(candidate);
    // Of somebody forgotten, no name is kept that could tell whether the answer was counted, so that it is not.
    if (forgotten ? IsThere(said) : !elsewhere) return {};
    candidate.item.DropAnswer();
    return {.outcome = candidate.item.HasText() ? Outcome::kStored : Outcome::kNothingSaid};
  }

 private:
  bool IsThere(const Submission& said) {
    return seen_.organisations.contains(HashOf(said.submission_id)) ||
           items_.Has(said.source_system, said.submission_id);
  }

  // Whether another submission carries the respondent's answer. If none does, this one does from now on.
  bool AnswerIsElsewhere(const Candidate& candidate) {
    const Submission& said = candidate.item.said();
    const auto stored = items_.FindSubmissionWithAnswer(said.source_system, candidate.respondent);
    if (!stored.empty()) return stored != said.submission_id;
    const auto respondent = HashOf(candidate.respondent);
    const auto submission = HashOf(said.submission_id);
    if (seen_.answers.size() < kMostRemembered) seen_.answers.try_emplace(respondent, submission);
    const auto seen = seen_.answers.find(respondent);
    return seen != seen_.answers.end() && seen->second != submission;
  }

  database::Transaction& transaction_;
  FeedbackItemStore items_;
  SeenRows& seen_;
  clock::Time now_;
};

}  // namespace

std::uint64_t HashOf(const std::string& value) { return std::hash<std::string>{}(value); }

std::vector<Received> Admit(database::Transaction& transaction, std::span<Candidate> candidates, SeenRows& seen,
                            clock::Time now) {
  Admission admission{transaction, seen, now};
  std::vector<Received> received;
  received.reserve(candidates.size());
  for (Candidate& candidate : candidates) received.push_back(admission.Decide(candidate));
  return received;
}

Received AlreadyThere(bool same_organisation) {
  if (same_organisation) return {.outcome = Outcome::kAlreadyHad};
  return {.outcome = Outcome::kTaken,
          .refusal = refusal::AlreadyExists(
              "SUBMISSION_ID_TAKEN",
              "submission_id is that of another organisation's feedback in this source_system: give the numbering of "
              "each organisation a source_system of its own")};
}

}  // namespace participation::feedback_ingestion
