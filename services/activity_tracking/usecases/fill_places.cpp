#include "services/activity_tracking/usecases/fill_places.hpp"

#include <utility>

#include "services/activity_tracking/store/adjustment_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"
#include "services/activity_tracking/usecases/keep_and_tell.hpp"

namespace participation::activity_tracking {

void FillPlaces(database::Transaction& transaction, EngagementEvent& event, clock::Time now) {
  const auto places = event.PlacesToPassOn(now);
  if (places == 0) return;
  auto waiting = RegistrationStore{transaction}.Waiting(event.engagement_event_id(), static_cast<std::size_t>(places));
  AdjustmentStore adjustments{transaction};
  adjustments.TakeOff(waiting);
  for (auto& registration : waiting) {
    if (registration.Promote(now).ok()) event.PassOnPlace();
  }
  adjustments.Add(waiting);
  KeepAndTell(transaction, std::move(waiting), v1::RegistrationChanged::CHANGE_PROMOTED, event);
}

}  // namespace participation::activity_tracking
