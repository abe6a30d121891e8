#include "tests/resilience/invariants.hpp"

#include <algorithm>

#include "libs/events/event.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"

namespace participation::resilience {

Verdicts JudgeShown(const History& history, const Shown& shown) {
  Verdict kept{"I1", "what was answered OK is stored"};
  Verdict none{"I2", "what was refused is not stored, nor what nobody sent"};
  Verdict once{"I4", "nothing is stored or counted twice"};
  Verdict same{"I6", "items = items counted = results counted by the listener"};
  std::unordered_set<std::string> items;
  std::unordered_set<std::string> submissions;
  for (const auto& [item, submission] : shown.items) {
    once.Look(items.insert(item).second && submissions.insert(submission).second, submission);
    none.Look(!history.refused().contains(submission) &&
                  (history.stored().contains(submission) || history.unknown().contains(submission)),
              submission);
  }
  for (const auto& [submission, item] : history.stored()) kept.Look(items.contains(item), submission + " → " + item);
  const auto count = static_cast<std::int64_t>(shown.items.size());
  same.Look(shown.counted_items == count, std::to_string(shown.counted_items) + " of " + std::to_string(count));
  same.Look(shown.counted_results == count,
            std::to_string(shown.counted_results) + " of " + std::to_string(count) + " at the listener");
  return {kept, none, once, same};
}

Verdict JudgeCounts(const History& history) {
  Verdict verdict{"I9", "no read shows less than what was known before it"};
  verdict.looked_at = history.counts() - static_cast<std::int64_t>(history.short_counts().size());
  for (const Operation& count : history.short_counts()) {
    verdict.Look(false, count.subject + " said " + std::to_string(count.number) + ", but at least " +
                            std::to_string(count.at_least) + " were known");
  }
  return verdict;
}

void LogJudge::See(std::span<const events::Event> events) {
  for (const events::Event& event : events) See(event);
}

void LogJudge::See(const events::Event& event) {
  Key& key = keys_[event.key];
  const bool again = event.version <= key.version;
  const std::string what = event.key + " " + std::to_string(event.version) + " after " + std::to_string(key.version);
  order_.Look(event.version <= key.version + 1 && (!again || repeats_ == Repeats::kAllowed), what);
  repeated_.Look(again != ids_.insert(event.id).second, what);
  key.version = std::max(key.version, event.version);
  several_ = several_ || event.version > 1;
  const auto* received = feedback_ingestion::v1::FeedbackReceived::descriptor();
  if (event.type == received->full_name() && !again) ++key.received;
}

Verdicts LogJudge::Judge(const History& history) const {
  Verdict told{"I5", "what was answered OK is told of, once"};
  for (const auto& [submission, item] : history.stored()) {
    const auto key = keys_.find(item);
    told.Look(key != keys_.end() && key->second.received == 1, submission + " → " + item);
  }
  Verdict order = order_;
  order.Look(several_, "no item has more than one event, so that none could be out of order");
  return {order, told, repeated_};
}

}  // namespace participation::resilience
