#pragma once

#include "participation/activity_tracking/v1/activity.pb.h"
#include "participation/activity_tracking/v1/programme.pb.h"
#include "services/activity_tracking/domain/activity.hpp"
#include "services/activity_tracking/domain/programme.hpp"

namespace participation::activity_tracking {

v1::Programme ToMessage(const Programme& programme);
v1::Activity ToMessage(const Activity& activity);

// What a caller may set.
Programme::Record FromMessage(const v1::Programme& message);
ActivityPlan FromMessage(const v1::Activity& message);

}  // namespace participation::activity_tracking
