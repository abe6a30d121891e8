#include "services/activity_tracking/usecases/record_attendance.hpp"

#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/activity_tracking/messages/events.hpp"
#include "services/activity_tracking/store/adjustment_store.hpp"
#include "services/activity_tracking/store/attendance_store.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"
#include "services/activity_tracking/usecases/check_person.hpp"

namespace participation::activity_tracking {

namespace {

absl::Status AlreadyRecorded() {
  return refusal::AlreadyExists("ATTENDANCE_RECORDED", "it is on record that they came; CorrectAttendance corrects it");
}

// The registration by which they come, if any.
absl::StatusOr<std::optional<Registration>> FindRegistration(database::Transaction& transaction,
                                                             const Arrival& arrival) {
  RegistrationStore registrations{transaction};
  if (arrival.registration_id.empty()) {
    if (arrival.person_id.empty()) return std::nullopt;
    return registrations.FindOf(arrival.person_id, arrival.engagement_event_id);
  }
  auto registration = registrations.Find(arrival.registration_id);
  if (!registration.ok()) return registration.status();
  if (registration->record().engagement_event_id != arrival.engagement_event_id) {
    return refusal::InvalidField("registration_id", "must be a registration for the engagement event");
  }
  return *std::move(registration);
}

absl::Status Check(database::Transaction& transaction, const Arrival& arrival,
                   const std::optional<Registration>& registration, const std::string& person_id) {
  if (registration && registration->state() == Registration::State::kAttended) return AlreadyRecorded();
  if (!person_id.empty()) {
    if (auto refusal = CheckPerson(transaction, person_id); !refusal.ok()) return refusal;
    if (AttendanceStore{transaction}.FindOf(person_id, arrival.engagement_event_id)) return AlreadyRecorded();
  }
  if (registration && !registration->record().adjustments.empty() && !arrival.adjustments_met) {
    return refusal::InvalidField("adjustments_met", "is required, since they asked for adjustments");
  }
  return absl::OkStatus();
}

absl::Status Admit(database::Transaction& transaction, EngagementEvent& event,
                   std::optional<Registration>& registration, clock::Time now) {
  const auto before = registration;
  if (registration) {
    if (auto refusal = registration->Attend(now); !refusal.ok()) return refusal;
  }
  if (auto refusal = event.Admit(before ? std::optional{before->state()} : std::nullopt, now); !refusal.ok()) {
    return refusal;
  }
  EngagementEventStore{transaction}.Save(event);
  if (!registration) return absl::OkStatus();
  RegistrationStore{transaction}.SaveStates({*registration});
  AdjustmentStore adjustments{transaction};
  adjustments.TakeOff({*before});
  adjustments.Add({*registration});
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Attendance> RecordAttendance(database::Transaction& transaction, const Arrival& arrival,
                                            clock::Time now) {
  if (!arrival.registration_id.empty() && !arrival.person_id.empty()) {
    return refusal::InvalidField("person_id", "must be empty where registration_id is set");
  }
  auto event = EngagementEventStore{transaction}.FindForChange(arrival.engagement_event_id);
  if (!event.ok()) return event.status();
  auto registration = FindRegistration(transaction, arrival);
  if (!registration.ok()) return registration.status();
  const std::string person_id = *registration ? (*registration)->record().person_id : arrival.person_id;
  if (auto refusal = Check(transaction, arrival, *registration, person_id); !refusal.ok()) return refusal;
  if (auto refusal = Admit(transaction, *event, *registration, now); !refusal.ok()) return refusal;
  Attendance attendance{.attendance_id = id::New(),
                        .engagement_event_id = arrival.engagement_event_id,
                        .registration_id = *registration ? (*registration)->registration_id() : "",
                        .person_id = person_id,
                        .adjustments_met = arrival.adjustments_met,
                        .version = 1,
                        .create_time = now,
                        .update_time = now};
  AttendanceStore{transaction}.Save(attendance);
  events::Outbox{transaction}.Add(attendance.attendance_id, attendance.version, RecordedEvent(attendance, *event));
  return attendance;
}

}  // namespace participation::activity_tracking
