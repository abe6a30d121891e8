#pragma once

#include "services/impact_reporting/domain/report.hpp"
#include "services/impact_reporting/report/page.hpp"

namespace participation::impact_reporting::report {

// The parts of the page, each under a heading of level 2 that the caller has written.
void AddSummary(const Report& report, Page& page);
void AddParticipation(const Report& report, Page& page);
void AddResults(const Report& report, Page& page);
void AddChart(const Report& report, Page& page);
void AddFindings(const Report& report, Page& page);
void AddDecisions(const Report& report, Page& page);
void AddCommitments(const Report& report, Page& page);
void AddOutcomes(const Report& report, Page& page);
void AddYouSaidWeDid(const Report& report, Page& page);
void AddTellings(const Report& report, Page& page);
void AddDutyEvidence(const Report& report, Page& page);

}  // namespace participation::impact_reporting::report
