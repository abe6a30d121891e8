#include "services/activity_tracking/usecases/correct_attendance.hpp"

#include "libs/events/outbox.hpp"
#include "libs/refusal/etag.hpp"
#include "services/activity_tracking/messages/events.hpp"
#include "services/activity_tracking/store/attendance_store.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"

namespace participation::activity_tracking {

absl::StatusOr<Attendance> CorrectAttendance(database::Transaction& transaction, const std::string& attendance_id,
                                             bool adjustments_met, const std::string& etag, clock::Time now) {
  AttendanceStore attendances{transaction};
  auto attendance = attendances.FindForChange(attendance_id);
  if (!attendance.ok()) return attendance;
  if (auto refusal = refusal::CheckEtag(etag, attendance->version); !refusal.ok()) return refusal;
  const auto event = EngagementEventStore{transaction}.Find(attendance->engagement_event_id);
  if (!event.ok()) return event.status();
  attendance->adjustments_met = adjustments_met;
  attendance->update_time = now;
  ++attendance->version;
  attendances.Save(*attendance);
  events::Outbox{transaction}.Add(attendance_id, attendance->version, RecordedEvent(*attendance, *event));
  return attendance;
}

}  // namespace participation::activity_tracking
