#include "services/activity_tracking/domain/activity_plan.hpp"

#include <algorithm>

#include "libs/refusal/refusal.hpp"

namespace participation::activity_tracking {

absl::Status CheckPlan(const ActivityPlan& plan) {
  std::vector<refusal::Violation> violations;
  if (!plan.end_date.empty() && plan.end_date < plan.start_date) {
    violations.push_back({"activity.end_date", "must not be before start_date"});
  }
  const bool says_none = std::ranges::find(plan.duties, Duty::kNone) != plan.duties.end();
  const bool names_one = std::ranges::any_of(plan.duties, [](Duty duty) { return duty != Duty::kNone; });
  if (says_none && names_one) violations.push_back({"activity.duties", "must be DUTY_NONE alone, or duties"});
  return refusal::InvalidFields(violations);
}

}  // namespace participation::activity_tracking
