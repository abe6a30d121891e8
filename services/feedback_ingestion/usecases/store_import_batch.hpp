#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/feedback_ingestion/domain/import.hpp"
#include "services/feedback_ingestion/imports/file_reader.hpp"
#include "services/feedback_ingestion/usecases/admit.hpp"

namespace participation::feedback_ingestion {

// Stores the items of a batch and, with them, how far the import has come. Adds a problem to the batch for each item
// that is refused. `seen` is of earlier rows. ABORTED if the import does not stand where the batch begins.
absl::StatusOr<Import> StoreImportBatch(database::Transaction& transaction, std::string_view import_id,
                                        ImportBatch& batch, SeenRows& seen, clock::Time now);

}  // namespace participation::feedback_ingestion
