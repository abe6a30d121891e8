#include "services/feedback_ingestion/usecases/receive_feedback.hpp"

#include <map>

#include "libs/events/event.hpp"
#include "libs/events/outbox.hpp"
#include "services/feedback_ingestion/messages.hpp"
#include "services/feedback_ingestion/store/feedback_item_store.hpp"
#include "services/feedback_ingestion/store/monthly_count_store.hpp"

namespace participation::feedback_ingestion {
namespace {

// A candidate that is to be stored if its submission is not there, and what becomes of it.
struct Admitted {
  const Candidate* candidate;
  Received* received;
};

std::vector<const FeedbackItem*> ItemsOf(const std::vector<Admitted>& admitted) {
  std::vector<const FeedbackItem*> items;
  items.reserve(admitted.size());
  for (const Admitted& one : admitted) items.push_back(&one.candidate->item);
  return items;
}

// From now on the tables tell which submission carries a respondent's answer.
void KeepAnswers(database::Transaction& transaction, const std::vector<Admitted>& stored, SeenRows& seen) {
  std::vector<const Candidate*> answers;
  for (const Admitted& one : stored) {
    if (!one.candidate->respondent.empty() && one.candidate->item.HasAnswer()) answers.push_back(one.candidate);
  }
  if (answers.empty()) return;
  FeedbackItemStore{transaction}.KeepSubmissionsWithAnswer(answers);
  for (const Candidate* candidate : answers) seen.answers.erase(HashOfRespondent(*candidate));
}

void CountAndTell(database::Transaction& transaction, const std::vector<Admitted>& stored) {
  std::vector<events::Event> events;
  std::map<CountKey, ItemCounts> counts;
  for (const auto& [candidate, received] : stored) {
    const FeedbackItem& item = candidate->item;
    received->feedback_item_id = item.id();
    events.push_back(events::Wrap(item.id(), item.facts().version, ToReceivedEvent(item)));
    counts[CountKeyOf(item)].Add(item);
  }
  events::Outbox{transaction}.AddAll(events);
  if (!counts.empty()) MonthlyCountStore{transaction}.Increase(counts);
}

// Says of submissions that are there already whose they are.
void TellWhose(database::Transaction& transaction, const std::vector<Admitted>& there) {
  if (there.empty()) return;
  const auto stored = FeedbackItemStore{transaction}.FindSubmissions(ItemsOf(there));
  for (std::size_t at = 0; at < there.size(); ++at) {
    const auto& [candidate, received] = there[at];
    *received = AlreadyThere(stored[at].value().organisation == candidate->item.said().organisation);
    received->feedback_item_id = stored[at]->feedback_item_id;
  }
}

}  // namespace

std::vector<Received> ReceiveFeedback(database::Transaction& transaction, std::span<Candidate* const> candidates,
                                      SeenRows& seen, clock::Time now) {
  auto received = Admit(transaction, candidates, seen, now);
  std::vector<Admitted> admitted;
  for (std::size_t at = 0; at < candidates.size(); ++at) {
    if (received[at].outcome == Received::Outcome::kStored) admitted.push_back({candidates[at], &received[at]});
  }
  const auto added = FeedbackItemStore{transaction}.Add(ItemsOf(admitted));
  std::vector<Admitted> stored;
  std::vector<Admitted> there;
  for (std::size_t at = 0; at < admitted.size(); ++at) (added[at] ? stored : there).push_back(admitted[at]);
  KeepAnswers(transaction, stored, seen);
  CountAndTell(transaction, stored);
  TellWhose(transaction, there);
  return received;
}

std::vector<Received> ReceiveFeedback(database::Transaction& transaction, std::span<Candidate* const> candidates,
                                      clock::Time now) {
  SeenRows seen;
  return ReceiveFeedback(transaction, candidates, seen, now);
}

}  // namespace participation::feedback_ingestion
