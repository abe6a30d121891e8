#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"

namespace participation::activity_tracking {

// How long before its due date an action that is not done becomes amber.
inline constexpr std::chrono::days kAmber{14};

// A line of an organisation's action plan: a commitment, as impact reporting tells it.
struct Action {
  enum class State { kPlanned = 1, kUnderWay = 2, kDone = 3, kAbandoned = 4 };
  // kNone: abandoned, so that nothing is due. Red: overdue. Amber: due soon. Green: due later, or done.
  enum class Rating { kNone = 0, kRed = 1, kAmber = 2, kGreen = 3 };

  std::string action_id;
  std::string decision_id;
  std::string decision_title;  // empty until the decision is known
  std::string organisation;
  std::string title;
  std::string due_date;
  State state = State::kPlanned;

  Rating RatingAt(clock::Time now) const;

  // Whether news of it in that state is newer than what is known: its state only ever goes on.
  bool ComesBefore(State next) const;
};

// INVALID_ARGUMENT for anything but "PLANNED", "UNDER_WAY", "DONE" and "ABANDONED".
absl::StatusOr<Action::State> ActionStateNamed(std::string_view name);

}  // namespace participation::activity_tracking
