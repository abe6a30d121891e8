#include "services/activity_tracking/usecases/plan_activity.hpp"

#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "services/activity_tracking/messages/events.hpp"
#include "services/activity_tracking/store/activity_store.hpp"
#include "services/activity_tracking/usecases/check_programme.hpp"

namespace participation::activity_tracking {

absl::StatusOr<Activity> PlanActivity(database::Transaction& transaction, ActivityPlan plan, clock::Time now) {
  if (auto refusal = CheckProgramme(transaction, plan); !refusal.ok()) return refusal;
  auto activity = Activity::Plan(id::New(), std::move(plan), now);
  if (!activity.ok()) return activity;
  ActivityStore{transaction}.Save(*activity);
  events::Outbox{transaction}.Add(activity->activity_id(), activity->record().version, PlannedEvent(*activity));
  return activity;
}

}  // namespace participation::activity_tracking
