#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/commitment.hpp"
#include "services/impact_reporting/domain/contribution.hpp"
#include "services/impact_reporting/domain/decision.hpp"
#include "services/impact_reporting/domain/finding.hpp"
#include "services/impact_reporting/domain/outcome.hpp"
#include "services/impact_reporting/domain/position.hpp"
#include "services/impact_reporting/domain/telling_summary.hpp"

namespace participation::impact_reporting {

// One outcome and what it came of.
struct OutcomeChain {
  Outcome outcome;
  Decision decision;
  std::vector<Commitment> commitments = {};
  bool shortened = false;  // whether there are more of them
  std::vector<CountedFinding> findings = {};
  TellingSummary tellings = {};
  std::vector<std::pair<Contribution, std::vector<std::string>>> contributions = {};  // with their themes
  std::optional<Position> next = {};  // from which to go on, if there are more
};

// `most` of the contributions behind the outcome, after a position, each once. NOT_FOUND, reason OUTCOME_UNKNOWN.
absl::StatusOr<OutcomeChain> TraceOutcome(database::Transaction& transaction, const std::string& outcome_id,
                                          const Position& after, std::size_t most, clock::Time now);

}  // namespace participation::impact_reporting
