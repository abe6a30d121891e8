#include "services/feedback_ingestion/usecases/forget_person.hpp"

#include "services/feedback_ingestion/store/erasure_store.hpp"
#include "services/feedback_ingestion/store/feedback_item_store.hpp"

namespace participation::feedback_ingestion {
namespace {

// Tells whether there may be more.
bool Go(database::Transaction& transaction, const Erasure& erasure) {
  return FeedbackItemStore{transaction}.Unlink(erasure.person_id, erasure.erase_texts, kUnlinkedAtOnce) ==
         kUnlinkedAtOnce;
}

}  // namespace

absl::Status ForgetPerson(database::Transaction& transaction, const std::string& person_id, bool erase_texts) {
  ErasureStore erasures{transaction};
  erasures.Add({.person_id = person_id, .erase_texts = erase_texts});
  Go(transaction, *erasures.Find(person_id));
  return absl::OkStatus();
}

bool UnlinkIfForgotten(database::Transaction& transaction, FeedbackItem& item) {
  if (item.said().person_id.empty()) return false;
  const auto erasure = ErasureStore{transaction}.Find(item.said().person_id);
  if (erasure) item.Unlink(erasure->erase_texts);
  return erasure.has_value();
}

bool IsAnybodyToForget(database::Transaction& snapshot) { return ErasureStore{snapshot}.FindToDo().has_value(); }

bool ForgetMore(database::Transaction& transaction) {
  const auto erasure = ErasureStore{transaction}.FindToDo();
  if (erasure && !Go(transaction, *erasure)) ErasureStore{transaction}.MarkDone(erasure->person_id);
  return erasure.has_value();
}

}  // namespace participation::feedback_ingestion
