#include "services/feedback_ingestion/usecases/admit.hpp"

#include <functional>

#include "services/feedback_ingestion/store/feedback_item_store.hpp"
#include "services/feedback_ingestion/usecases/check_consultation.hpp"
#include "services/feedback_ingestion/usecases/forget_person.hpp"

namespace participation::feedback_ingestion {
namespace {

using Outcome = Received::Outcome;

std::uint64_t HashIn(const std::string& source_system, const std::string& value) {
  return std::hash<std::string>{}(source_system + '\x1f' + value);
}

// Looks at candidates one after the other. Most need no look at all.
class Admission {
 public:
  Admission(database::Transaction& transaction, SeenRows& seen, clock::Time now)
      : transaction_{transaction}, items_{transaction}, seen_{seen}, now_{now} {}

  Received LookAt(Candidate& candidate) {
    auto received = Decide(candidate);
    if (received.outcome == Outcome::kStored) {
      batch_.try_emplace(HashOfSubmission(candidate.item.said()), SeenAs(candidate.item));
    }
    return received;
  }

 private:
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

  static SeenSubmission SeenAs(const FeedbackItem& item) {
    return {.organisation = HashOfOrganisation(item.said()), .has_answer = item.HasAnswer()};
  }

  bool IsThere(const Submission& said) {
    return seen_.submissions.contains(HashOfSubmission(said)) ||
           items_.FindSubmission(said.source_system, said.submission_id);
  }

  // Whether the organisation's item of this submission, from before or from further up in the file, has no answer: this
  // row then adds none to it. A row whose submission another organisation has is to be imported again, with its answer.
  bool IsThereWithoutAnswer(const Submission& said) {
    if (const auto stored = items_.FindSubmission(said.source_system, said.submission_id)) {
      return stored->organisation == said.organisation && !stored->has_answer;
    }
    const auto submission = HashOfSubmission(said);
    for (const auto* rows : {&seen_.submissions, &batch_}) {
      const auto seen = rows->find(submission);
      if (seen == rows->end()) continue;
      return seen->second.organisation == HashOfOrganisation(said) && !seen->second.has_answer;
    }
    return false;
  }

  // Whether another submission carries the respondent's answer. If none does, this one does from now on, if it can.
  bool AnswerIsElsewhere(const Candidate& candidate) {
    const Submission& said = candidate.item.said();
    const auto stored = items_.FindSubmissionWithAnswer(said.source_system, candidate.respondent);
    if (!stored.empty()) return stored != said.submission_id;
    const auto respondent = HashOfRespondent(candidate);
    const auto submission = HashOfSubmission(said);
    const auto seen = seen_.answers.find(respondent);
    if (seen != seen_.answers.end()) return seen->second != submission;
    const bool room = seen_.answers.size() < kMostRemembered;
    if (room && !IsThereWithoutAnswer(said)) seen_.answers.emplace(respondent, submission);
    return false;
  }

  database::Transaction& transaction_;
  FeedbackItemStore items_;
  SeenRows& seen_;
  std::unordered_map<std::uint64_t, SeenSubmission> batch_;  // that are to be stored
  clock::Time now_;
};

}  // namespace

std::uint64_t HashOfSubmission(const Submission& said) { return HashIn(said.source_system, said.submission_id); }

std::uint64_t HashOfRespondent(const Candidate& candidate) {
  return HashIn(candidate.item.said().source_system, candidate.respondent);
}

std::uint64_t HashOfOrganisation(const Submission& said) { return HashIn("", said.organisation); }

std::vector<Received> Admit(database::Transaction& transaction, std::span<Candidate* const> candidates, SeenRows& seen,
                            clock::Time now) {
  Admission admission{transaction, seen, now};
  std::vector<Received> received;
  received.reserve(candidates.size());
  for (Candidate* candidate : candidates) received.push_back(admission.LookAt(*candidate));
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
