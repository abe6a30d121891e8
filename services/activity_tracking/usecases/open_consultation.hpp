#pragma once

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/consultation.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Opens a consultation that is prepared, and tells of it.
absl::StatusOr<Consultation> OpenConsultation(database::Transaction& transaction, const std::string& consultation_id,
                                              clock::Time now);

// Does so with every prepared consultation whose time to open has come, at most `most`, and tells how many there were.
std::size_t OpenDueConsultations(database::Transaction& transaction, clock::Time now, std::size_t most);

}  // namespace participation::activity_tracking
