#pragma once

#include "participation/activity_tracking/v1/action_plan.pb.h"
#include "services/activity_tracking/domain/action.hpp"

namespace participation::activity_tracking {

// As it stands at `now`.
v1::Action ToMessage(const Action& action, clock::Time now);

}  // namespace participation::activity_tracking
