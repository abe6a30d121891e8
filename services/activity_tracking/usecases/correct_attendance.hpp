#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/attendance.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Corrects whether what somebody asked for was there, and tells of it. The etag, unless it is empty, is that of what
// the correction was made from.
absl::StatusOr<Attendance> CorrectAttendance(database::Transaction& transaction, const std::string& attendance_id,
                                             bool adjustments_met, const std::string& etag, clock::Time now);

}  // namespace participation::activity_tracking
