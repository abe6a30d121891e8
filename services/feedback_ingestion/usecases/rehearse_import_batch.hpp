#pragma once

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/feedback_ingestion/domain/import.hpp"
#include "services/feedback_ingestion/imports/file_reader.hpp"
#include "services/feedback_ingestion/usecases/admit.hpp"

namespace participation::feedback_ingestion {

// What would become of the rows of a batch, after those of the same file that were rehearsed before. Unlinks what would
// be, and adds a problem to the batch for each item that would be refused.
RowTotals RehearseImportBatch(database::Transaction& snapshot, ImportBatch& batch, SeenRows& seen, clock::Time now);

}  // namespace participation::feedback_ingestion
