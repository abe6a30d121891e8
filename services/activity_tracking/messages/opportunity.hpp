#pragma once

#include "participation/activity_tracking/v1/opportunity.pb.h"
#include "services/activity_tracking/domain/opportunity.hpp"

namespace participation::activity_tracking {

v1::Opportunity ToMessage(const Opportunity& opportunity);

// What a caller may set.
Advert FromMessage(const v1::Opportunity& message);

}  // namespace participation::activity_tracking
