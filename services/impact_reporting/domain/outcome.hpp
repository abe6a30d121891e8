#pragma once

#include <string>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/clock/uk_time.hpp"
#include "services/impact_reporting/domain/decision.hpp"

namespace participation::impact_reporting {

// Within how long each contributor is to be told of an outcome. The founding documents say “always feed back” and set
// no number; four weeks is this platform's promise.
inline constexpr std::chrono::days kTimeToTell{28};

// What changed because of a decision, as published. It never changes.
struct Outcome {
  std::string id = {};
  std::string decision_id = {};
  std::string organisation = {};
  std::string title = {};
  std::string summary = {};
  std::string publish_date = {};
  std::string telling_due_date = {};
  clock::Time create_time = {};

  // Publishes it now: its date is today, and tellings are due kTimeToTell later.
  static Outcome Publish(std::string id, const Decision& decision, std::string title, std::string summary,
                         clock::Time now) {
    return {.id = std::move(id),
            .decision_id = decision.id(),
            .organisation = decision.details().organisation,
            .title = std::move(title),
            .summary = std::move(summary),
            .publish_date = clock::UkDateOf(now),
            .telling_due_date = clock::UkDateOf(now + kTimeToTell),
            .create_time = now};
  }
};

// One line of “you said, we did”.
struct YouSaidWeDid {
  Outcome outcome = {};
  std::vector<std::string> you_said = {};  // the findings behind the decision
  Decision::Answer answer = Decision::Answer::kAdopted;
  std::vector<std::string> actions_done = {};
  bool shortened = false;    // whether more were done
  std::string why_not = {};  // the reasons, where it was not adopted, or only in part
};

}  // namespace participation::impact_reporting
