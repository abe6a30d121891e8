#pragma once

#include "participation/activity_tracking/v1/consultation.pb.h"
#include "services/activity_tracking/domain/consultation.hpp"

namespace participation::activity_tracking {

v1::Consultation ToMessage(const Consultation& consultation);

// What a caller may set.
ConsultationPlan FromMessage(const v1::Consultation& message);

}  // namespace participation::activity_tracking
