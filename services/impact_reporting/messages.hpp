#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "participation/impact_reporting/v1/chain.pb.h"
#include "participation/impact_reporting/v1/chart.pb.h"
#include "participation/impact_reporting/v1/commitment.pb.h"
#include "participation/impact_reporting/v1/decision.pb.h"
#include "participation/impact_reporting/v1/finding.pb.h"
#include "participation/impact_reporting/v1/friends_and_family.pb.h"
#include "participation/impact_reporting/v1/outcome.pb.h"
#include "participation/impact_reporting/v1/participation.pb.h"
#include "participation/impact_reporting/v1/report.pb.h"
#include "participation/impact_reporting/v1/telling.pb.h"
#include "services/impact_reporting/domain/chart.hpp"
#include "services/impact_reporting/domain/commitment.hpp"
#include "services/impact_reporting/domain/contribution.hpp"
#include "services/impact_reporting/domain/decision.hpp"
#include "services/impact_reporting/domain/duty_evidence.hpp"
#include "services/impact_reporting/domain/finding.hpp"
#include "services/impact_reporting/domain/friends_and_family.hpp"
#include "services/impact_reporting/domain/outcome.hpp"
#include "services/impact_reporting/domain/participation.hpp"
#include "services/impact_reporting/domain/report.hpp"
#include "services/impact_reporting/domain/telling_summary.hpp"

namespace participation::impact_reporting {

v1::Finding ToMessage(const CountedFinding& counted);
v1::Decision ToMessage(const Decision& decision);
// Overdue as of the calendar date `today`; likewise below.
v1::Commitment ToMessage(const Commitment& commitment, std::string_view today);
v1::Outcome ToMessage(const Outcome& outcome);
v1::YouSaidWeDid ToMessage(const YouSaidWeDid& line);
v1::Telling ToMessage(const Telling& telling, std::string_view today);
v1::TellingSummary ToMessage(const PublishedTellings& summary);
v1::Contribution ToMessage(const Contribution& contribution, const std::vector<std::string>& themes);

v1::FriendsAndFamilyResult ToMessage(const FriendsAndFamilyResult& result);
FriendsAndFamilyResult FromMessage(const v1::FriendsAndFamilyResult& message);
// The chart of an organisation, or of one of its sites if `site` is not empty.
v1::ControlChart ToMessage(const Chart& chart, const std::string& organisation, const std::string& site);
ChartOptions FromMessage(const v1::ChartOptions& message);

v1::ParticipationCount ToMessage(const ParticipationCount& count);
v1::Reach ToMessage(const Reach& reach);
v1::RegisterCount ToMessage(const RegisterCount& count);
v1::DutyEvidence ToMessage(const DutyEvidence& evidence);

v1::Report ToMessage(const Report& report);

}  // namespace participation::impact_reporting
