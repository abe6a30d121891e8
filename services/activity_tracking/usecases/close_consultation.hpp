#pragma once

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/consultation.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Closes a consultation that is open, and tells of it.
absl::StatusOr<Consultation> CloseConsultation(database::Transaction& transaction, const std::string& consultation_id,
                                               clock::Time now);

// Does so with every open consultation whose time to close has come, at most `most`, and tells how many there were.
std::size_t CloseDueConsultations(database::Transaction& transaction, clock::Time now, std::size_t most);

// Closes one that is known to be open.
void CloseAndTell(database::Transaction& transaction, Consultation& consultation, clock::Time now);

}  // namespace participation::activity_tracking
