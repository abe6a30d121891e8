#include "services/activity_tracking/usecases/update_activity.hpp"

#include "libs/refusal/etag.hpp"
#include "services/activity_tracking/store/activity_store.hpp"
#include "services/activity_tracking/usecases/check_programme.hpp"
#include "services/activity_tracking/usecases/move_activity.hpp"

namespace participation::activity_tracking {

absl::StatusOr<Activity> UpdateActivity(database::Transaction& transaction, const std::string& activity_id,
                                        ActivityPlan plan, const std::string& etag, clock::Time now) {
  auto activity = ActivityStore{transaction}.FindForChange(activity_id);
  if (!activity.ok()) return activity;
  if (auto refusal = refusal::CheckEtag(etag, activity->record().version); !refusal.ok()) return refusal;
  if (auto refusal = CheckProgramme(transaction, plan); !refusal.ok()) return refusal;
  if (auto refusal = activity->ChangePlan(std::move(plan), now); !refusal.ok()) return refusal;
  KeepMoved(transaction, *activity);
  return activity;
}

}  // namespace participation::activity_tracking
