#include "services/activity_tracking/usecases/call_off.hpp"

#include "services/activity_tracking/store/adjustment_store.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"

namespace participation::activity_tracking {

absl::Status CallOff(database::Transaction& transaction, EngagementEvent& event, std::string reason, clock::Time now) {
  if (auto refusal = event.Cancel(std::move(reason), now); !refusal.ok()) return refusal;
  EngagementEventStore{transaction}.Save(event);
  RegistrationStore{transaction}.CallOff(event.engagement_event_id(), now);
  AdjustmentStore{transaction}.Clear(event.engagement_event_id());
  return absl::OkStatus();
}

}  // namespace participation::activity_tracking
