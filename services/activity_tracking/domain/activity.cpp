#include "services/activity_tracking/domain/activity.hpp"

#include "libs/refusal/refusal.hpp"

namespace participation::activity_tracking {
namespace {

constexpr std::string_view kThing = "the activity";

}  // namespace

refusal::Moves MovesFrom(Activity::State state) {
  switch (state) {
    case Activity::State::kPlanned:
      return {"PLANNED", "StartActivity, UpdateActivity, CancelActivity"};
    case Activity::State::kUnderWay:
      return {"UNDER_WAY", "CompleteActivity, UpdateActivity, CancelActivity"};
    case Activity::State::kCompleted:
      return {"COMPLETED", ""};
    case Activity::State::kCancelled:
      break;
  }
  return {"CANCELLED", ""};
}

absl::StatusOr<Activity> Activity::Plan(std::string activity_id, ActivityPlan plan, clock::Time now) {
  if (auto refusal = CheckPlan(plan); !refusal.ok()) return refusal;
  return Activity{{.activity_id = std::move(activity_id),
                   .plan = std::move(plan),
                   .cancel_reason = {},
                   .create_time = now,
                   .update_time = now}};
}

absl::Status Activity::ChangePlan(ActivityPlan plan, clock::Time now) {
  if (auto refusal = CheckNotOver(); !refusal.ok()) return refusal;
  if (plan.organisation != organisation()) {
    return refusal::InvalidField("activity.organisation", "must stay what it is");
  }
  if (auto refusal = CheckPlan(plan); !refusal.ok()) return refusal;
  record_.plan = std::move(plan);
  MoveTo(state(), now);
  return absl::OkStatus();
}

absl::Status Activity::Start(clock::Time now) {
  if (state() != State::kPlanned) return refusal::RefuseMove("ACTIVITY_NOT_PLANNED", kThing, MovesFrom(state()));
  MoveTo(State::kUnderWay, now);
  return absl::OkStatus();
}

absl::Status Activity::Complete(clock::Time now) {
  if (state() != State::kUnderWay) return refusal::RefuseMove("ACTIVITY_NOT_UNDER_WAY", kThing, MovesFrom(state()));
  MoveTo(State::kCompleted, now);
  return absl::OkStatus();
}

absl::Status Activity::Cancel(std::string reason, clock::Time now) {
  if (auto refusal = CheckNotOver(); !refusal.ok()) return refusal;
  record_.cancel_reason = std::move(reason);
  MoveTo(State::kCancelled, now);
  return absl::OkStatus();
}

absl::Status Activity::CheckNotOver() const {
  return IsOver() ? refusal::RefuseMove("ACTIVITY_OVER", kThing, MovesFrom(state())) : absl::OkStatus();
}

void Activity::MoveTo(State state, clock::Time now) {
  record_.state = state;
  ++record_.version;
  record_.update_time = now;
}

}  // namespace participation::activity_tracking
