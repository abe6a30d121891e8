#include "services/feedback_ingestion/usecases/store_import_batch.hpp"

#include "libs/refusal/refusal.hpp"
#include "services/feedback_ingestion/store/import_store.hpp"
#include "services/feedback_ingestion/usecases/account_rows.hpp"
#include "services/feedback_ingestion/usecases/receive_feedback.hpp"

namespace participation::feedback_ingestion {

absl::StatusOr<Import> StoreImportBatch(database::Transaction& transaction, std::string_view import_id,
                                        ImportBatch& batch, SeenRows& seen, clock::Time now) {
  ImportStore imports{transaction};
  auto import = imports.Find(import_id);
  if (!import) return refusal::NotFound("IMPORT_NOT_FOUND", "there is no import with this id");
  const auto rows = AccountRows(batch, ReceiveFeedback(transaction, PointersTo(batch.items), seen, now));
  imports.AddProblems(import_id, import->facts().totals.rejected, batch.problems);
  if (auto status = import->Advance(batch.from, batch.to, rows, now); !status.ok()) return status;
  import->FoundColumns(batch.columns);
  if (batch.ended) import->Complete();
  imports.Save(*import);
  return *std::move(import);
}

}  // namespace participation::feedback_ingestion
