#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/refusal/move.hpp"
#include "services/activity_tracking/domain/activity_plan.hpp"

namespace participation::activity_tracking {

// A piece of engagement work. PLANNED may come to UNDER_WAY or CANCELLED, UNDER_WAY to COMPLETED or CANCELLED; these
// two are final.
class Activity {
 public:
  enum class State { kPlanned = 1, kUnderWay = 2, kCompleted = 3, kCancelled = 4 };

  struct Record {
    std::string activity_id;
    ActivityPlan plan;
    State state = State::kPlanned;
    std::string cancel_reason;
    std::int64_t version = 1;  // counts the events about it
    clock::Time create_time;
    clock::Time update_time;
  };

  static absl::StatusOr<Activity> Plan(std::string activity_id, ActivityPlan plan, clock::Time now);
  static Activity Restore(Record record) { return Activity{std::move(record)}; }

  // Takes over another plan, for the same organisation.
  absl::Status ChangePlan(ActivityPlan plan, clock::Time now);

  absl::Status Start(clock::Time now);
  absl::Status Complete(clock::Time now);
  absl::Status Cancel(std::string reason, clock::Time now);

  bool IsOver() const { return state() == State::kCompleted || state() == State::kCancelled; }
  // Refused once it is over: nothing can be added to it then.
  absl::Status CheckNotOver() const;

  const Record& record() const { return record_; }
  const std::string& activity_id() const { return record_.activity_id; }
  const std::string& organisation() const { return record_.plan.organisation; }
  State state() const { return record_.state; }

 private:
  explicit Activity(Record record) : record_{std::move(record)} {}

  void MoveTo(State state, clock::Time now);

  Record record_;
};

refusal::Moves MovesFrom(Activity::State state);

}  // namespace participation::activity_tracking
