#include "services/activity_tracking/usecases/change_adjustments.hpp"

#include "services/activity_tracking/store/adjustment_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"
#include "services/activity_tracking/usecases/hold_registration.hpp"

namespace participation::activity_tracking {

absl::StatusOr<Registration> ChangeAdjustments(database::Transaction& transaction, const std::string& registration_id,
                                               std::vector<std::string> adjustments, clock::Time now) {
  auto held = HoldRegistration(transaction, registration_id);
  if (!held.ok()) return held.status();
  if (auto refusal = held->event.CheckTakesPeople(now); !refusal.ok()) return refusal;
  auto& registration = held->registration;
  const auto before = registration;
  if (auto refusal = registration.ChangeAdjustments(std::move(adjustments), now); !refusal.ok()) return refusal;
  RegistrationStore{transaction}.SaveAdjustments(registration);
  AdjustmentStore counts{transaction};
  counts.TakeOff({before});
  counts.Add({registration});
  return registration;
}

}  // namespace participation::activity_tracking
