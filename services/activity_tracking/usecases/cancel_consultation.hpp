#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/consultation.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Gives up a consultation that is prepared.
absl::StatusOr<Consultation> CancelConsultation(database::Transaction& transaction, const std::string& consultation_id,
                                                clock::Time now);

}  // namespace participation::activity_tracking
