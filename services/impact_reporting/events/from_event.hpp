#pragma once

#include <string>
#include <vector>

#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/impact_reporting/usecases/hear_contribution.hpp"
#include "services/impact_reporting/usecases/hear_duty.hpp"
#include "services/impact_reporting/usecases/hear_register.hpp"

namespace participation::impact_reporting {

// What other services tell, in this service's words.
HeardContribution ContributionIn(const feedback_ingestion::v1::FeedbackReceived& event);
HeardContribution ContributionIn(const activity_tracking::v1::AttendanceRecorded& event);
std::vector<std::string> ThemesIn(const feedback_ingestion::v1::FeedbackThemed& event);

DutyEvidence EvidenceIn(const activity_tracking::v1::ActivityPlanned& event);
DutyEvidence EvidenceIn(const activity_tracking::v1::ActivityMoved& event);
ConsultationEvidence EvidenceIn(const activity_tracking::v1::ConsultationOpened& event);

std::vector<Interest> InterestsIn(const people_bank::v1::Interests& interests);
// "outcomes:email".
std::string ConsentCodeIn(const people_bank::v1::ConsentChanged& event);

}  // namespace participation::impact_reporting
