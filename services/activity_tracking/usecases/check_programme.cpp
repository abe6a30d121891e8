#include "services/activity_tracking/usecases/check_programme.hpp"

#include "libs/refusal/refusal.hpp"
#include "services/activity_tracking/store/programme_store.hpp"

namespace participation::activity_tracking {

absl::Status CheckProgramme(database::Transaction& transaction, const ActivityPlan& plan) {
  if (plan.programme_id.empty()) return absl::OkStatus();
  const auto programme = ProgrammeStore{transaction}.Find(plan.programme_id);
  if (programme.ok() && programme->record().organisation == plan.organisation) return absl::OkStatus();
  return refusal::InvalidField("activity.programme_id", "must be a programme of the same organisation");
}

}  // namespace participation::activity_tracking
