#pragma once

#include <span>

#include "services/feedback_ingestion/domain/import.hpp"
#include "services/feedback_ingestion/imports/file_reader.hpp"
#include "services/feedback_ingestion/usecases/admit.hpp"

namespace participation::feedback_ingestion {

// The totals of a batch whose items became what `received` says, each in the place of its item. Adds a problem to the
// batch for each that was refused.
RowTotals AccountRows(ImportBatch& batch, std::span<const Received> received);

}  // namespace participation::feedback_ingestion
