#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"

namespace participation::impact_reporting {

// Something promised because of a decision: an action with an owner and a due date.
class Commitment {
 public:
  enum class State { kPlanned = 1, kUnderWay = 2, kDone = 3, kAbandoned = 4 };

  struct Details {
    std::string decision_id = {};
    std::string organisation = {};
    std::string title = {};
    std::string owner = {};  // job title
    std::string due_date = {};
  };

  // How far it has got, and why.
  struct Progress {
    State state = State::kPlanned;
    std::string reason = {};
    clock::Time created = {};
    clock::Time updated = {};
  };

  static Commitment Make(std::string id, Details details, clock::Time now);
  static Commitment Restore(std::string id, Details details, Progress progress, std::int64_t version);

  // PLANNED may come to UNDER_WAY or ABANDONED, UNDER_WAY to DONE or ABANDONED; these two are final. Refuses anything
  // else with what is allowed, and abandoning without a reason.
  absl::Status MoveTo(State state, std::string reason, clock::Time now);

  bool IsOpen() const { return progress_.state == State::kPlanned || progress_.state == State::kUnderWay; }
  // Whether it was due before `today` and is still open.
  bool IsOverdue(std::string_view today) const { return IsOpen() && details_.due_date < today; }

  const std::string& id() const { return id_; }
  const Details& details() const { return details_; }
  const Progress& progress() const { return progress_; }
  // Counts the events about it.
  std::int64_t version() const { return version_; }

 private:
  Commitment(std::string id, Details details, Progress progress, std::int64_t version);

  std::string id_;
  Details details_;
  Progress progress_;
  std::int64_t version_;
};

// How many came to what.
struct CommitmentCounts {
  std::int64_t done = 0;
  std::int64_t open = 0;
  std::int64_t overdue = 0;  // of those open
};

// "PLANNED", "UNDER_WAY", "DONE" or "ABANDONED".
std::string_view NameOf(Commitment::State state);

}  // namespace participation::impact_reporting
