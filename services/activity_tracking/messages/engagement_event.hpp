#pragma once

#include "participation/activity_tracking/v1/engagement_event.pb.h"
#include "services/activity_tracking/domain/attendance.hpp"
#include "services/activity_tracking/domain/engagement_event.hpp"
#include "services/activity_tracking/domain/registration.hpp"

namespace participation::activity_tracking {

v1::EngagementEvent ToMessage(const EngagementEvent& event);
v1::Registration ToMessage(const Registration& registration);
v1::Attendance ToMessage(const Attendance& attendance);
// As it concerns this event.
v1::AdjustmentCount ToMessage(const AdjustmentCount& count, const EngagementEvent& event);

// What a caller may set.
Schedule FromMessage(const v1::EngagementEvent& message);

}  // namespace participation::activity_tracking
