#include "services/feedback_ingestion/usecases/store_import_batch.hpp"

#include <algorithm>

#include "libs/refusal/refusal.hpp"
#include "services/feedback_ingestion/store/import_store.hpp"
#include "services/feedback_ingestion/usecases/receive_feedback.hpp"

namespace participation::feedback_ingestion {

absl::StatusOr<Import> StoreImportBatch(database::Transaction& transaction, std::string_view import_id,
                                        ImportBatch& batch, clock::Time now) {
  ImportStore imports{transaction};
  auto import = imports.Find(import_id);
  if (!import) return refusal::NotFound("IMPORT_NOT_FOUND", "there is no import with this id");
  RowTotals rows{.skipped = batch.skipped};
  const auto received = ReceiveFeedback(transaction, batch.items, now);
  for (std::size_t at = 0; at < received.size(); ++at) {
    rows.stored += received[at].outcome == Received::Outcome::kStored ? 1 : 0;
    rows.already_had += received[at].outcome == Received::Outcome::kAlreadyHad ? 1 : 0;
    rows.skipped += received[at].outcome == Received::Outcome::kNothingSaid ? 1 : 0;
    if (received[at].outcome != Received::Outcome::kRefused) continue;
    batch.problems.push_back(RefusedOnReceipt(batch.items[at].line, received[at].refusal));
  }
  std::ranges::stable_sort(batch.problems, {}, &ImportProblem::line);
  rows.rejected = static_cast<std::int64_t>(batch.problems.size());
  imports.AddProblems(import_id, import->facts().totals.rejected, batch.problems);
  if (auto status = import->Advance(batch.from, batch.to, rows, now); !status.ok()) return status;
  import->FoundColumns(batch.columns);
  if (batch.ended) import->Complete();
  imports.Save(*import);
  return *std::move(import);
}

}  // namespace participation::feedback_ingestion
