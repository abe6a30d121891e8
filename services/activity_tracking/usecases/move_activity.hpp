#pragma once

#include "services/activity_tracking/domain/activity.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Keeps an activity whose state or plan changed, and tells of it.
void KeepMoved(database::Transaction& transaction, const Activity& activity);

}  // namespace participation::activity_tracking
