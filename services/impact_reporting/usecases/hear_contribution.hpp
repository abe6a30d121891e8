#pragma once

#include <span>
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

// What somebody gave.
struct HeardContribution {
  Contribution contribution;
  Answer answer = {};
  std::string traceparent = {};  // of what told of it
};

// Keeps what was given and counts it, once however often it is heard. A date that is none becomes today. If its
// contributor left before, it has none.
absl::Status HearContributions(database::Transaction& transaction, std::vector<HeardContribution> heard,
                               clock::Time now);

// A contribution was said to be about themes.
struct HeardThemes {
  std::string contribution_id;
  std::string organisation;  // that people spoke about
  std::vector<std::string> themes;
  std::string traceparent = {};  // of what told of them
};

// Puts contributions under themes, in place of what was said before. Nothing happens to one that was never heard.
// Refuses all if one is another organisation's. Each contribution may be among them once.
absl::Status HearThemes(database::Transaction& transaction, std::span<const HeardThemes> heard, clock::Time now);

}  // namespace participation::impact_reporting
