#include "services/activity_tracking/usecases/cancel_registration.hpp"

#include "services/activity_tracking/store/adjustment_store.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/usecases/fill_places.hpp"
#include "services/activity_tracking/usecases/hold_registration.hpp"
#include "services/activity_tracking/usecases/keep_and_tell.hpp"

namespace participation::activity_tracking {

absl::StatusOr<Registration> CancelRegistration(database::Transaction& transaction, const std::string& registration_id,
                                                clock::Time now) {
  auto held = HoldRegistration(transaction, registration_id);
  if (!held.ok()) return held.status();
  auto& [registration, event] = *held;
  const auto before = registration;
  if (auto refusal = registration.Cancel(now); !refusal.ok()) return refusal;
  if (auto refusal = event.CheckTakesPeople(now); !refusal.ok()) return refusal;
  KeepAndTell(transaction, {registration}, v1::RegistrationChanged::CHANGE_CANCELLED, event);
  AdjustmentStore{transaction}.TakeOff({before});
  event.GiveBack(before.state());
  FillPlaces(transaction, event, now);
  EngagementEventStore{transaction}.Save(event);
  return registration;
}

}  // namespace participation::activity_tracking
