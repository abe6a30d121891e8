#pragma once

#include <string>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"

namespace participation::feedback_ingestion {

// OK while the consultation takes answers, otherwise FAILED_PRECONDITION.
absl::Status CheckConsultation(database::Transaction& transaction, const std::string& consultation_id, clock::Time now);

}  // namespace participation::feedback_ingestion
