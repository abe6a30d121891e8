#include "services/activity_tracking/messages/events.hpp"

#include "libs/clock/uk_time.hpp"
#include "libs/messages/timestamp.hpp"
#include "services/activity_tracking/messages/advert.hpp"

namespace participation::activity_tracking {
namespace {

template <class Message>
void FillPlan(Message& message, const Activity& activity) {
  const auto& plan = activity.record().plan;
  message.set_activity_id(activity.activity_id());
  message.set_title(plan.title);
  for (const Duty duty : plan.duties) message.add_duties(static_cast<v1::Duty>(duty));
  message.set_rung(static_cast<v1::Rung>(plan.rung));
  message.set_stage(static_cast<v1::Stage>(plan.stage));
  message.set_layer(static_cast<v1::Layer>(plan.layer));
  message.set_start_date(plan.start_date);
  message.set_end_date(plan.end_date);
}

void FillOccasion(v1::OpportunityPublished::Occasion& occasion, const Schedule& schedule) {
  *occasion.mutable_start_time() = messages::ToTimestamp(schedule.start_time);
  *occasion.mutable_end_time() = messages::ToTimestamp(schedule.end_time);
  occasion.set_place(schedule.place);
  occasion.set_online(!schedule.online_link.empty());
}

}  // namespace

v1::ActivityPlanned PlannedEvent(const Activity& activity) {
  v1::ActivityPlanned message;
  FillPlan(message, activity);
  message.set_organisation(activity.organisation());
  return message;
}

v1::ActivityMoved MovedEvent(const Activity& activity) {
  v1::ActivityMoved message;
  FillPlan(message, activity);
  message.set_state(static_cast<v1::Activity::State>(activity.state()));
  return message;
}

v1::OpportunityPublished PublishedEvent(const Opportunity& opportunity, const std::optional<EngagementEvent>& event) {
  v1::OpportunityPublished message;
  message.set_opportunity_id(opportunity.opportunity_id());
  FillAdvert(opportunity.record().advert, message);
  if (!event) return message;
  FillOccasion(*message.mutable_occasion(), event->schedule());
  return message;
}

v1::OpportunityChanged ChangedEvent(const Opportunity& opportunity, const EngagementEvent& event) {
  v1::OpportunityChanged message;
  message.set_opportunity_id(opportunity.opportunity_id());
  *message.mutable_close_time() = messages::ToTimestamp(opportunity.record().advert.close_time);
  FillOccasion(*message.mutable_occasion(), event.schedule());
  return message;
}

v1::OpportunityClosed ClosedEvent(const Opportunity& opportunity) {
  v1::OpportunityClosed message;
  message.set_opportunity_id(opportunity.opportunity_id());
  return message;
}

v1::ConsultationOpened OpenedEvent(const Consultation& consultation) {
  const auto& plan = consultation.plan();
  v1::ConsultationOpened message;
  message.set_consultation_id(consultation.consultation_id());
  message.set_activity_id(plan.activity_id);
  message.set_organisation(plan.organisation);
  message.set_title(plan.title);
  message.set_questionnaire(plan.questionnaire);
  *message.mutable_open_time() = messages::ToTimestamp(plan.time.open);
  *message.mutable_close_time() = messages::ToTimestamp(plan.time.close);
  return message;
}

v1::ConsultationClosed ClosedEvent(const Consultation& consultation) {
  v1::ConsultationClosed message;
  message.set_consultation_id(consultation.consultation_id());
  *message.mutable_close_time() = messages::ToTimestamp(consultation.plan().time.close);
  return message;
}

v1::RegistrationChanged ChangedEvent(const Registration& registration, v1::RegistrationChanged::Change change,
                                     const EngagementEvent& event) {
  const auto& schedule = event.schedule();
  v1::RegistrationChanged message;
  message.set_registration_id(registration.registration_id());
  message.set_engagement_event_id(event.engagement_event_id());
  message.set_person_id(registration.record().person_id);
  message.set_change(change);
  message.set_waiting(registration.state() == Registration::State::kWaiting);
  message.set_title(schedule.title);
  FillOccasion(*message.mutable_occasion(), schedule);
  message.set_online_link(schedule.online_link);
  message.set_cancel_reason(event.record().cancel_reason);
  message.set_organisation(schedule.organisation);
  return message;
}

v1::AttendanceRecorded RecordedEvent(const Attendance& attendance, const EngagementEvent& event) {
  v1::AttendanceRecorded message;
  message.set_attendance_id(attendance.attendance_id);
  message.set_engagement_event_id(attendance.engagement_event_id);
  message.set_activity_id(event.schedule().activity_id);
  message.set_organisation(event.schedule().organisation);
  message.set_person_id(attendance.person_id);
  if (attendance.adjustments_met) message.set_adjustments_met(*attendance.adjustments_met);
  message.set_attend_date(clock::UkDateOf(event.schedule().start_time));
  return message;
}

}  // namespace participation::activity_tracking
