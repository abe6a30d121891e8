#include "services/activity_tracking/messages/engagement_event.hpp"

#include <algorithm>

#include "libs/messages/repeated.hpp"
#include "libs/messages/timestamp.hpp"
#include "libs/refusal/etag.hpp"

namespace participation::activity_tracking {

v1::EngagementEvent ToMessage(const EngagementEvent& event) {
  const auto& record = event.record();
  const auto& schedule = record.schedule;
  v1::EngagementEvent message;
  message.set_engagement_event_id(record.engagement_event_id);
  message.set_activity_id(schedule.activity_id);
  message.set_organisation(schedule.organisation);
  message.set_title(schedule.title);
  *message.mutable_start_time() = messages::ToTimestamp(schedule.start_time);
  *message.mutable_end_time() = messages::ToTimestamp(schedule.end_time);
  message.set_place(schedule.place);
  message.set_online_link(schedule.online_link);
  message.set_capacity(static_cast<std::int32_t>(schedule.capacity));
  messages::Fill(message.mutable_adjustments_offered(), schedule.adjustments_offered);
  message.set_state(static_cast<v1::EngagementEvent::State>(record.state));
  message.set_cancel_reason(record.cancel_reason);
  message.set_registered(static_cast<std::int32_t>(record.registered));
  message.set_waiting(static_cast<std::int32_t>(record.waiting));
  message.set_attended(static_cast<std::int32_t>(record.attended));
  message.set_walk_ins(static_cast<std::int32_t>(record.walk_ins));
  message.set_etag(refusal::EtagOf(record.revision));
  *message.mutable_create_time() = messages::ToTimestamp(record.create_time);
  *message.mutable_update_time() = messages::ToTimestamp(record.update_time);
  return message;
}

v1::Registration ToMessage(const Registration& registration) {
  const auto& record = registration.record();
  v1::Registration message;
  message.set_registration_id(record.registration_id);
  message.set_engagement_event_id(record.engagement_event_id);
  message.set_person_id(record.person_id);
  message.set_state(static_cast<v1::Registration::State>(record.state));
  messages::Fill(message.mutable_adjustments(), record.adjustments);
  message.set_ticket(record.ticket);
  *message.mutable_create_time() = messages::ToTimestamp(record.create_time);
  *message.mutable_update_time() = messages::ToTimestamp(record.update_time);
  return message;
}

v1::Attendance ToMessage(const Attendance& attendance) {
  v1::Attendance message;
  message.set_attendance_id(attendance.attendance_id);
  message.set_engagement_event_id(attendance.engagement_event_id);
  message.set_registration_id(attendance.registration_id);
  message.set_person_id(attendance.person_id);
  if (attendance.adjustments_met) message.set_adjustments_met(*attendance.adjustments_met);
  message.set_etag(refusal::EtagOf(attendance.version));
  *message.mutable_create_time() = messages::ToTimestamp(attendance.create_time);
  *message.mutable_update_time() = messages::ToTimestamp(attendance.update_time);
  return message;
}

v1::AdjustmentCount ToMessage(const AdjustmentCount& count, const EngagementEvent& event) {
  const auto& offered = event.schedule().adjustments_offered;
  v1::AdjustmentCount message;
  message.set_code(count.code);
  message.set_registered(static_cast<std::int32_t>(count.registered));
  message.set_waiting(static_cast<std::int32_t>(count.waiting));
  message.set_offered(std::ranges::find(offered, count.code) != offered.end());
  return message;
}

Schedule FromMessage(const v1::EngagementEvent& message) {
  return {.activity_id = message.activity_id(),
          .organisation = {},
          .title = message.title(),
          .start_time = messages::FromTimestamp(message.start_time()),
          .end_time = messages::FromTimestamp(message.end_time()),
          .place = message.place(),
          .online_link = message.online_link(),
          .capacity = message.capacity(),
          .adjustments_offered = messages::ToVector(message.adjustments_offered())};
}

}  // namespace participation::activity_tracking
