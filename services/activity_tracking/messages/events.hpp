#pragma once

#include <optional>

#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "services/activity_tracking/domain/activity.hpp"
#include "services/activity_tracking/domain/attendance.hpp"
#include "services/activity_tracking/domain/consultation.hpp"
#include "services/activity_tracking/domain/engagement_event.hpp"
#include "services/activity_tracking/domain/opportunity.hpp"
#include "services/activity_tracking/domain/registration.hpp"

namespace participation::activity_tracking {

// What is told of a change.
v1::ActivityPlanned PlannedEvent(const Activity& activity);
v1::ActivityMoved MovedEvent(const Activity& activity);
// With when and where its engagement event is, if it has one.
v1::OpportunityPublished PublishedEvent(const Opportunity& opportunity, const std::optional<EngagementEvent>& event);
v1::OpportunityChanged ChangedEvent(const Opportunity& opportunity, const EngagementEvent& event);
v1::OpportunityClosed ClosedEvent(const Opportunity& opportunity);
v1::ConsultationOpened OpenedEvent(const Consultation& consultation);
v1::ConsultationClosed ClosedEvent(const Consultation& consultation);
v1::RegistrationChanged ChangedEvent(const Registration& registration, v1::RegistrationChanged::Change change,
                                     const EngagementEvent& event);
v1::AttendanceRecorded RecordedEvent(const Attendance& attendance, const EngagementEvent& event);

}  // namespace participation::activity_tracking
