#include "services/activity_tracking/domain/action.hpp"

#include "libs/clock/uk_time.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::activity_tracking {

Action::Rating Action::RatingAt(clock::Time now) const {
  if (state == State::kAbandoned) return Rating::kNone;
  if (state == State::kDone || due_date > clock::UkDateOf(now + kAmber)) return Rating::kGreen;
  return due_date < clock::UkDateOf(now) ? Rating::kRed : Rating::kAmber;
}

bool Action::ComesBefore(State next) const {
  return state != State::kDone && state != State::kAbandoned && state <= next;
}

absl::StatusOr<Action::State> ActionStateNamed(std::string_view name) {
  if (name == "PLANNED") return Action::State::kPlanned;
  if (name == "UNDER_WAY") return Action::State::kUnderWay;
  if (name == "DONE") return Action::State::kDone;
  if (name == "ABANDONED") return Action::State::kAbandoned;
  return refusal::InvalidArgument("ACTION_STATE_UNKNOWN", "no action is ever in this state");
}

}  // namespace participation::activity_tracking
