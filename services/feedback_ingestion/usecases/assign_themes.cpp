#include "services/feedback_ingestion/usecases/assign_themes.hpp"

#include "libs/events/outbox.hpp"
#include "services/feedback_ingestion/messages.hpp"
#include "services/feedback_ingestion/store/feedback_item_store.hpp"
#include "services/feedback_ingestion/usecases/find_feedback_item.hpp"

namespace participation::feedback_ingestion {

absl::StatusOr<FeedbackItem> AssignThemes(database::Transaction& transaction, const ThemesByHand& by_hand) {
  auto item = FindFeedbackItem(transaction, by_hand.feedback_item_id, by_hand.organisations);
  if (!item.ok()) return item;
  const auto changed = item->AssignThemes(by_hand.themes, kOriginPerson, by_hand.etag);
  if (!changed.ok()) return changed.status();
  if (!*changed) return item;
  FeedbackItemStore{transaction}.SaveThemes(*item);
  events::Outbox{transaction}.Add(item->id(), item->facts().version, ToThemedEvent(*item));
  return item;
}

}  // namespace participation::feedback_ingestion
