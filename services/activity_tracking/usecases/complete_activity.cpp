#include "services/activity_tracking/usecases/complete_activity.hpp"

#include "services/activity_tracking/store/activity_store.hpp"
#include "services/activity_tracking/usecases/end_parts.hpp"
#include "services/activity_tracking/usecases/move_activity.hpp"

namespace participation::activity_tracking {

absl::StatusOr<Activity> CompleteActivity(database::Transaction& transaction, const std::string& activity_id,
                                          clock::Time now) {
  auto activity = ActivityStore{transaction}.FindForChange(activity_id);
  if (!activity.ok()) return activity;
  if (auto refusal = activity->Complete(now); !refusal.ok()) return refusal;
  KeepMoved(transaction, *activity);
  EndParts(transaction, activity_id, now);
  return activity;
}

}  // namespace participation::activity_tracking
