#include "services/activity_tracking/usecases/find_for_part.hpp"

#include "absl/strings/str_cat.h"
#include "libs/refusal/refusal.hpp"
#include "services/activity_tracking/store/activity_store.hpp"
#include "services/activity_tracking/usecases/end_parts.hpp"

namespace participation::activity_tracking {

absl::StatusOr<Activity> FindForPart(database::Transaction& transaction, const std::string& activity_id) {
  auto activity = ActivityStore{transaction}.FindForChange(activity_id);
  if (!activity.ok()) return activity;
  if (auto refusal = activity->CheckNotOver(); !refusal.ok()) return refusal;
  return activity;
}

absl::Status CheckOpenParts(std::size_t open) {
  if (open < kMostOpenParts) return absl::OkStatus();
  return refusal::FailedPrecondition("TOO_MANY_OPEN_PARTS",
                                     absl::StrCat("the activity has ", kMostOpenParts,
                                                  " of them open already: close some first, or plan another activity"),
                                     {{"most", std::to_string(kMostOpenParts)}});
}

}  // namespace participation::activity_tracking
