#include "services/feedback_ingestion/usecases/find_feedback_item.hpp"

#include "libs/refusal/refusal.hpp"
#include "services/feedback_ingestion/store/feedback_item_store.hpp"

namespace participation::feedback_ingestion {

absl::StatusOr<FeedbackItem> FindFeedbackItem(database::Transaction& transaction, std::string_view feedback_item_id,
                                              const policy::Organisations& organisations) {
  auto item = FeedbackItemStore{transaction}.Find(feedback_item_id);
  if (item && organisations.Has(item->said().organisation)) return *std::move(item);
  return refusal::NotFound("FEEDBACK_ITEM_NOT_FOUND", "there is no feedback item with this id that you may see");
}

}  // namespace participation::feedback_ingestion
