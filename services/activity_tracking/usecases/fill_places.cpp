#include "services/activity_tracking/usecases/fill_places.hpp"

#include "libs/events/event.hpp"
#include "libs/events/outbox.hpp"
#include "services/activity_tracking/messages/events.hpp"
#include "services/activity_tracking/store/adjustment_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"

namespace participation::activity_tracking {
namespace {

// The only event about a registration: a place is given once.
constexpr std::int64_t kFirstVersion = 1;

void TellPromoted(database::Transaction& transaction, const std::vector<Registration>& promoted,
                  const EngagementEvent& event) {
  std::vector<events::Event> told;
  for (const auto& registration : promoted) {
    told.push_back(events::Wrap(registration.registration_id(), kFirstVersion, PromotedEvent(registration, event)));
  }
  events::Outbox{transaction}.AddAll(told);
}

}  // namespace

void FillPlaces(database::Transaction& transaction, EngagementEvent& event, clock::Time now) {
  const auto places = event.PlacesToPassOn(now);
  if (places == 0) return;
  RegistrationStore registrations{transaction};
  auto waiting = registrations.Waiting(event.engagement_event_id(), static_cast<std::size_t>(places));
  AdjustmentStore adjustments{transaction};
  adjustments.TakeOff(waiting);
  for (auto& registration : waiting) {
    if (registration.Promote(now).ok()) event.PassOnPlace();
  }
  registrations.SaveStates(waiting);
  adjustments.Add(waiting);
  TellPromoted(transaction, waiting, event);
}

}  // namespace participation::activity_tracking
