#pragma once

#include <string>

#include "services/activity_tracking/usecases/prepare_consultation.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Gives a consultation that is prepared another plan. The etag, unless it is empty, is that of what the change was made
// from.
absl::StatusOr<OnCalendar> UpdateConsultation(database::Transaction& transaction, const std::string& consultation_id,
                                              ConsultationPlan plan, const std::string& etag, clock::Time now);

}  // namespace participation::activity_tracking
