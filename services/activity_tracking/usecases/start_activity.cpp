#include "services/activity_tracking/usecases/start_activity.hpp"

#include "services/activity_tracking/store/activity_store.hpp"
#include "services/activity_tracking/usecases/move_activity.hpp"

namespace participation::activity_tracking {

absl::StatusOr<Activity> StartActivity(database::Transaction& transaction, const std::string& activity_id,
                                       clock::Time now) {
  auto activity = ActivityStore{transaction}.FindForChange(activity_id);
  if (!activity.ok()) return activity;
  if (auto refusal = activity->Start(now); !refusal.ok()) return refusal;
  KeepMoved(transaction, *activity);
  return activity;
}

}  // namespace participation::activity_tracking
