#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "libs/paging/page.hpp"
#include "services/activity_tracking/domain/attendance.hpp"

namespace participation::activity_tracking {

class AttendanceStore {
 public:
  explicit AttendanceStore(database::Transaction& transaction) : transaction_{transaction} {}

  // NOT_FOUND if there is none with this id; nobody else changes it until this transaction ends.
  absl::StatusOr<Attendance> FindForChange(std::string_view attendance_id);
  // The attendance of a person at an engagement event, if they came.
  std::optional<Attendance> FindOf(std::string_view person_id, std::string_view engagement_event_id);

  void Save(const Attendance& attendance);

  // By id, at an engagement event, of a person, or both; the other is empty. One more than the page holds, if there
  // are.
  std::vector<Attendance> List(const std::string& engagement_event_id, const std::string& person_id,
                               const paging::Page& page);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::activity_tracking
