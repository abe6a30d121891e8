#include "services/feedback_ingestion/usecases/rehearse_import_batch.hpp"

#include "services/feedback_ingestion/store/feedback_item_store.hpp"
#include "services/feedback_ingestion/usecases/account_rows.hpp"

namespace participation::feedback_ingestion {
namespace {

// What becomes of a submission that an earlier row of the file may have brought. Remembers it if none did.
Received SeeSubmission(const Submission& said, SeenRows& seen) {
  const auto submission = HashOf(said.submission_id);
  const auto organisation = HashOf(said.organisation);
  if (const auto found = seen.organisations.find(submission); found != seen.organisations.end()) {
    return AlreadyThere(found->second == organisation);
  }
  if (seen.organisations.size() < kMostRemembered) seen.organisations.emplace(submission, organisation);
  return {};
}

}  // namespace

RowTotals RehearseImportBatch(database::Transaction& snapshot, ImportBatch& batch, SeenRows& seen, clock::Time now) {
  auto received = Admit(snapshot, batch.items, seen, now);
  std::vector<const FeedbackItem*> items;
  for (const Candidate& candidate : batch.items) items.push_back(&candidate.item);
  const auto stored = FeedbackItemStore{snapshot}.FindSubmissions(items);
  for (std::size_t at = 0; at < received.size(); ++at) {
    if (received[at].outcome != Received::Outcome::kStored) continue;
    const Submission& said = items[at]->said();
    received[at] = stored[at] ? AlreadyThere(stored[at]->organisation == said.organisation) : SeeSubmission(said, seen);
  }
  return AccountRows(batch, received);
}

}  // namespace participation::feedback_ingestion
