#pragma once

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"
#include "participation/feedback_ingestion/v1/import.pb.h"
#include "services/feedback_ingestion/domain/import.hpp"
#include "services/feedback_ingestion/imports/mapping.hpp"

namespace participation::feedback_ingestion {

// An import as its opening describes it.
Import::Facts FactsOf(const v1::ImportOpening& opening, const Mapping& mapping, clock::Time now);

// A refusal of something in the opening, whose fields are named as the caller sees them.
absl::Status InOpening(const absl::Status& refusal);

}  // namespace participation::feedback_ingestion
