#include "services/activity_tracking/usecases/move_activity.hpp"

#include "libs/events/outbox.hpp"
#include "services/activity_tracking/messages/events.hpp"
#include "services/activity_tracking/store/activity_store.hpp"

namespace participation::activity_tracking {

void KeepMoved(database::Transaction& transaction, const Activity& activity) {
  ActivityStore{transaction}.Save(activity);
  events::Outbox{transaction}.Add(activity.activity_id(), activity.record().version, MovedEvent(activity));
}

}  // namespace participation::activity_tracking
