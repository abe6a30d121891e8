#include "services/activity_tracking/usecases/fill_places.hpp"

#include "services/activity_tracking/store/adjustment_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"

namespace participation::activity_tracking {

void FillPlaces(database::Transaction& transaction, EngagementEvent& event, clock::Time now) {
  const auto places = event.PlacesToPassOn(now);
  if (places == 0) return;
  RegistrationStore registrations{transaction};
  auto waiting = registrations.Waiting(event.engagement_event_id(), static_cast<std::size_t>(places));
  std::vector<AdjustmentCount> changes;
  for (auto& registration : waiting) {
    if (!registration.Promote(now).ok()) continue;
    event.PassOnPlace();
    for (const auto& code : registration.record().adjustments) changes.push_back({code, +1, -1});
  }
  registrations.SaveStates(waiting);
  AdjustmentStore{transaction}.Count(event.engagement_event_id(), changes);
}

}  // namespace participation::activity_tracking
