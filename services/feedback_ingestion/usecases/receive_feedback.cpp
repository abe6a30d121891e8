#include "services/feedback_ingestion/usecases/receive_feedback.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>

#include "libs/events/event.hpp"
#include "libs/events/outbox.hpp"
#include "services/feedback_ingestion/messages.hpp"
#include "services/feedback_ingestion/store/feedback_item_store.hpp"
#include "services/feedback_ingestion/store/monthly_count_store.hpp"
#include "services/feedback_ingestion/usecases/check_consultation.hpp"
#include "services/feedback_ingestion/usecases/forget_person.hpp"

namespace participation::feedback_ingestion {
namespace {

using Outcome = Received::Outcome;

// Looks at candidates before they are stored. Most need no look at all.
class Admission {
 public:
  Admission(database::Transaction& transaction, clock::Time now)
      : transaction_{transaction}, items_{transaction}, now_{now} {}

  // What becomes of the candidate, if it is not to be stored.
  std::optional<Received> Settle(Candidate& candidate) {
    const Submission& said = candidate.item.said();
    if (!said.consultation_id.empty()) {
      if (items_.Has(said.source_system, said.submission_id)) return Received{Outcome::kAlreadyHad, {}};
      auto status = CheckConsultation(transaction_, said.consultation_id, now_);
      if (!status.ok()) return Received{Outcome::kRefused, std::move(status)};
    }
    const bool forgotten = UnlinkIfForgotten(transaction_, candidate.item);
    if (candidate.respondent.empty() || !candidate.item.HasAnswer()) return std::nullopt;
    return SettleAnswer(candidate, forgotten);
  }

 private:
  // Of somebody forgotten, no name is kept that could tell whether the answer was counted, so that it is not; nor of a
  // submission that is there already, whose person may have been forgotten since.
  std::optional<Received> SettleAnswer(Candidate& candidate, bool forgotten) {
    const Submission& said = candidate.item.said();
    const std::string known =
        forgotten ? std::string{} : items_.FindSubmissionWithAnswer(said.source_system, candidate.respondent);
    if (known == said.submission_id) return std::nullopt;
    if (known.empty() && items_.Has(said.source_system, said.submission_id)) {
      had_.insert(candidate.respondent);
      return Received{Outcome::kAlreadyHad, {}};
    }
    if (known.empty() && !forgotten && !had_.contains(candidate.respondent)) {
      items_.KeepSubmissionWithAnswer(said, candidate.respondent);
      return std::nullopt;
    }
    candidate.item.DropAnswer();
    if (candidate.item.HasText()) return std::nullopt;
    return Received{Outcome::kNothingSaid, {}};
  }

  database::Transaction& transaction_;
  FeedbackItemStore items_;
  clock::Time now_;
  std::set<std::string> had_;  // respondents whose submission is there already, with their answer or one like it
};

}  // namespace

std::vector<Received> ReceiveFeedback(database::Transaction& transaction, std::span<Candidate> candidates,
                                      clock::Time now) {
  Admission admission{transaction, now};
  std::vector<Received> received(candidates.size());
  std::vector<const FeedbackItem*> to_add;
  std::vector<Received*> outcomes;
  for (std::size_t at = 0; at < candidates.size(); ++at) {
    if (auto settled = admission.Settle(candidates[at])) {
      received[at] = *std::move(settled);
      continue;
    }
    to_add.push_back(&candidates[at].item);
    outcomes.push_back(&received[at]);
  }
  const auto added = FeedbackItemStore{transaction}.Add(to_add);
  std::vector<events::Event> events;
  std::map<CountKey, ItemCounts> counts;
  for (std::size_t at = 0; at < to_add.size(); ++at) {
    if (!added[at]) {
      outcomes[at]->outcome = Outcome::kAlreadyHad;
      continue;
    }
    events.push_back(events::Wrap(to_add[at]->id(), to_add[at]->facts().version, ToReceivedEvent(*to_add[at])));
    counts[CountKeyOf(*to_add[at])].Add(*to_add[at]);
  }
  events::Outbox{transaction}.AddAll(events);
  if (!counts.empty()) MonthlyCountStore{transaction}.Increase(counts);
  return received;
}

}  // namespace participation::feedback_ingestion
