#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/attendance.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Who came to what: by their registration, by who they are, or neither.
struct Arrival {
  std::string engagement_event_id;
  std::string registration_id;
  std::string person_id;
  // Whether what they asked for was there; may be left open by those who asked for nothing.
  std::optional<bool> adjustments_met;
};

// Records that somebody came, and tells of it. ALREADY_EXISTS if that is on record.
absl::StatusOr<Attendance> RecordAttendance(database::Transaction& transaction, const Arrival& arrival,
                                            clock::Time now);

}  // namespace participation::activity_tracking
