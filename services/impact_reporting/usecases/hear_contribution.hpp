#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/contribution.hpp"

namespace participation::impact_reporting {

// The answer that a contribution gives to a question of the Friends and Family Test kind; none if `answer` is 0.
struct Answer {
  std::string question = {};
  int answer = 0;  // official code 1 to 6
};

// Keeps what somebody gave and counts it, once however often it is heard. A date that is none becomes today. If its
// contributor left before, it has none.
absl::Status HearContribution(database::Transaction& transaction, Contribution contribution, const Answer& answer,
                              clock::Time now);

// A contribution was said to be about themes, in place of what was said before. Nothing happens if it was never heard.
// `organisation` is the one that people spoke about.
absl::Status HearThemes(database::Transaction& transaction, const std::string& contribution_id,
                        const std::string& organisation, const std::vector<std::string>& themes, clock::Time now);

}  // namespace participation::impact_reporting
