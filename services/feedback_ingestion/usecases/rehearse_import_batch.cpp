#include "services/feedback_ingestion/usecases/rehearse_import_batch.hpp"

#include "services/feedback_ingestion/store/feedback_item_store.hpp"
#include "services/feedback_ingestion/usecases/account_rows.hpp"

namespace participation::feedback_ingestion {
namespace {

// What becomes of a submission that an earlier row of the file may have brought. Remembers it if none did.
Received SeeSubmission(const FeedbackItem& item, SeenRows& seen) {
  const Submission& said = item.said();
  const auto submission = HashOfSubmission(said);
  const auto organisation = HashOfOrganisation(said);
  if (const auto found = seen.submissions.find(submission); found != seen.submissions.end()) {
    return AlreadyThere(found->second.organisation == organisation);
  }
  if (seen.submissions.size() < kMostRemembered) {
    seen.submissions.emplace(submission, SeenSubmission{organisation, item.HasAnswer()});
  }
  return {};
}

}  // namespace

RowTotals RehearseImportBatch(database::Transaction& snapshot, ImportBatch& batch, SeenRows& seen, clock::Time now) {
  auto received = Admit(snapshot, PointersTo(batch.items), seen, now);
  std::vector<const FeedbackItem*> items;
  for (const Candidate& candidate : batch.items) items.push_back(&candidate.item);
  const auto stored = FeedbackItemStore{snapshot}.FindSubmissions(items);
  for (std::size_t at = 0; at < received.size(); ++at) {
    if (received[at].outcome != Received::Outcome::kStored) continue;
    const bool same_organisation = stored[at] && stored[at]->organisation == items[at]->said().organisation;
    received[at] = stored[at] ? AlreadyThere(same_organisation) : SeeSubmission(*items[at], seen);
  }
  return AccountRows(batch, received);
}

}  // namespace participation::feedback_ingestion
