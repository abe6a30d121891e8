#include "services/activity_tracking/domain/engagement_event.hpp"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/refusal/refusal.hpp"

namespace participation::activity_tracking {
namespace {

absl::Status Check(const Schedule& schedule) {
  std::vector<refusal::Violation> violations;
  const auto length = schedule.end_time - schedule.start_time;
  if (length <= length.zero() || length > kLongestEngagementEvent) {
    violations.push_back({"engagement_event.end_time", absl::StrCat("must be after start_time, by at most ",
                                                                    kLongestEngagementEvent.count(), " days")});
  }
  if (schedule.place.empty() && schedule.online_link.empty()) {
    violations.push_back({"engagement_event.place", "is required where there is no online_link"});
  }
  return refusal::InvalidFields(violations);
}

}  // namespace

bool IsMoved(const Schedule& from, const Schedule& to) {
  return from.start_time != to.start_time || from.end_time != to.end_time || from.place != to.place ||
         from.online_link != to.online_link;
}

refusal::Moves MovesFrom(EngagementEvent::State state) {
  if (state == EngagementEvent::State::kCancelled) return {"CANCELLED", ""};
  return {"SCHEDULED", "UpdateEngagementEvent, CancelEngagementEvent, RegisterForEvent, RecordAttendance"};
}

absl::StatusOr<EngagementEvent> EngagementEvent::Plan(std::string engagement_event_id, Schedule schedule,
                                                      clock::Time now) {
  if (auto refusal = Check(schedule); !refusal.ok()) return refusal;
  return EngagementEvent{{.engagement_event_id = std::move(engagement_event_id),
                          .schedule = std::move(schedule),
                          .cancel_reason = {},
                          .create_time = now,
                          .update_time = now}};
}

absl::Status EngagementEvent::Reschedule(Schedule schedule, clock::Time now) {
  if (auto refusal = CheckScheduled(); !refusal.ok()) return refusal;
  if (schedule.activity_id != record_.schedule.activity_id) {
    return refusal::InvalidField("engagement_event.activity_id", "must stay what it is");
  }
  if (auto refusal = Check(schedule); !refusal.ok()) return refusal;
  if (schedule.capacity < record_.registered) {
    return refusal::FailedPrecondition(
        "CAPACITY_BELOW_REGISTERED",
        absl::StrCat(record_.registered,
                     " people have a place: the capacity cannot be less; cancel registrations first"),
        {{"registered", std::to_string(record_.registered)}});
  }
  schedule.organisation = record_.schedule.organisation;
  if (IsMoved(record_.schedule, schedule)) TellEverybody();
  record_.schedule = std::move(schedule);
  ++record_.revision;
  record_.update_time = now;
  return absl::OkStatus();
}

absl::Status EngagementEvent::Cancel(std::string reason, clock::Time now) {
  if (auto refusal = CheckScheduled(); !refusal.ok()) return refusal;
  if (record_.attended > 0) {
    return refusal::FailedPrecondition(
        "ENGAGEMENT_EVENT_ATTENDED", "people came to the engagement event: it took place and cannot be cancelled",
        {{"state", "SCHEDULED"}, {"allowed", "UpdateEngagementEvent, RecordAttendance"}});
  }
  record_.state = State::kCancelled;
  record_.cancel_reason = std::move(reason);
  record_.registered = 0;
  record_.waiting = 0;
  TellEverybody();
  ++record_.revision;
  record_.update_time = now;
  return absl::OkStatus();
}

absl::Status EngagementEvent::CheckTakesPeople(clock::Time now) const {
  if (state() == State::kCancelled) {
    return refusal::FailedPrecondition(
        "ENGAGEMENT_EVENT_CANCELLED",
        "the engagement event was cancelled: it takes no registrations, and no changes to them, any more",
        {{"state", "CANCELLED"}, {"allowed", ""}});
  }
  if (!IsOver(now)) return absl::OkStatus();
  return refusal::FailedPrecondition(
      "ENGAGEMENT_EVENT_OVER",
      "the engagement event is over: it takes no registrations, and no changes to them, any more",
      {{"state", "SCHEDULED"}, {"allowed", "RecordAttendance"}});
}

absl::StatusOr<Registration::State> EngagementEvent::TakePlace(clock::Time now) {
  if (auto refusal = CheckTakesPeople(now); !refusal.ok()) return refusal;
  if (record_.registered < record_.schedule.capacity && record_.waiting == 0) {
    ++record_.tickets;
    ++record_.registered;
    return Registration::State::kRegistered;
  }
  if (record_.waiting >= kMostWaiting) {
    return refusal::FailedPrecondition("WAITING_LIST_FULL", "no place is free, and too many wait for one",
                                       {{"waiting", std::to_string(record_.waiting)}});
  }
  ++record_.tickets;
  ++record_.waiting;
  return Registration::State::kWaiting;
}

void EngagementEvent::GiveBack(Registration::State state) {
  if (state == Registration::State::kRegistered) --record_.registered;
  if (state == Registration::State::kWaiting) --record_.waiting;
}

std::int64_t EngagementEvent::PlacesToPassOn(clock::Time now) const {
  if (state() != State::kScheduled || IsOver(now)) return 0;
  return std::max<std::int64_t>(0, std::min(record_.waiting, record_.schedule.capacity - record_.registered));
}

void EngagementEvent::PassOnPlace() {
  --record_.waiting;
  ++record_.registered;
}

absl::Status EngagementEvent::Admit(std::optional<Registration::State> registration, clock::Time now) {
  if (auto refusal = CheckScheduled(); !refusal.ok()) return refusal;
  if (!HasBegun(now)) {
    return refusal::FailedPrecondition("ENGAGEMENT_EVENT_NOT_BEGUN",
                                       "attendance is recorded from the start of the engagement event on",
                                       {{"start_time", clock::ToRfc3339(record_.schedule.start_time)},
                                        {"allowed", "UpdateEngagementEvent, CancelEngagementEvent, RegisterForEvent"}});
  }
  ++record_.attended;
  if (registration != Registration::State::kRegistered) ++record_.walk_ins;
  if (registration == Registration::State::kWaiting) --record_.waiting;
  return absl::OkStatus();
}

void EngagementEvent::TellEverybody() {
  record_.told = 0;
  record_.to_tell = record_.tickets;
}

absl::Status EngagementEvent::CheckScheduled() const {
  if (state() == State::kScheduled) return absl::OkStatus();
  return refusal::RefuseMove("ENGAGEMENT_EVENT_CANCELLED", "the engagement event", MovesFrom(state()));
}

}  // namespace participation::activity_tracking
