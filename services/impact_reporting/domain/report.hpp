#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "libs/clock/clock.hpp"
#include "services/impact_reporting/domain/chart.hpp"
#include "services/impact_reporting/domain/commitment.hpp"
#include "services/impact_reporting/domain/decision.hpp"
#include "services/impact_reporting/domain/duty_evidence.hpp"
#include "services/impact_reporting/domain/finding.hpp"
#include "services/impact_reporting/domain/friends_and_family.hpp"
#include "services/impact_reporting/domain/outcome.hpp"
#include "services/impact_reporting/domain/participation.hpp"
#include "services/impact_reporting/domain/telling_summary.hpp"

namespace participation::impact_reporting {

// Each list of a report shows at most this many, the newest.
inline constexpr std::size_t kMostInReport = 200;

// How many there are of what the lists of a report show the newest of.
struct ReportCounts {
  std::int64_t findings = 0;
  std::map<Decision::Answer, std::int64_t> decisions = {};
  CommitmentCounts commitments = {};
  std::int64_t outcomes = 0;
};

// What one organisation heard, decided and changed in a period. Safe to publish.
struct Report {
  std::string organisation = {};
  std::string organisation_name = {};
  Months months;
  clock::Time create_time = {};
  std::vector<ParticipationCount> participation = {};
  std::vector<FriendsAndFamilyResult> organisation_results = {};  // by month
  std::vector<FriendsAndFamilyResult> site_results = {};          // by month, then site
  std::optional<Chart> chart = {};                                // of up to 36 months that end with the period
  ReportCounts counts = {};
  std::vector<CountedFinding> findings = {};
  std::vector<Decision> decisions = {};
  std::vector<Commitment> commitments = {};
  std::vector<Outcome> outcomes = {};
  std::vector<YouSaidWeDid> you_said_we_did = {};
  std::vector<PublishedTellings> tellings = {};  // one for each outcome
  PublishedTellings all_tellings = {};           // added up: somebody told of two outcomes counts twice
  std::vector<DutyEvidence> duty_evidence = {};
  bool earlier_test_left_out = false;  // whether there are months without results, before the test was what it is today
  std::vector<std::string> shortened = {};  // names of the lists above that show only the newest
};

}  // namespace participation::impact_reporting
