#include "services/activity_tracking/usecases/keep_and_tell.hpp"

#include "libs/events/event.hpp"
#include "libs/events/outbox.hpp"
#include "services/activity_tracking/messages/events.hpp"
#include "services/activity_tracking/store/registration_store.hpp"

namespace participation::activity_tracking {

void KeepAndTell(database::Transaction& transaction, std::vector<Registration> registrations,
                 v1::RegistrationChanged::Change change, const EngagementEvent& event) {
  std::vector<events::Event> told;
  for (auto& registration : registrations) {
    if (registration.record().person_id.empty()) continue;
    registration.Advance();
    told.push_back(events::Wrap(registration.registration_id(), registration.record().version,
                                ChangedEvent(registration, change, event)));
  }
  RegistrationStore{transaction}.SaveStates(registrations);
  events::Outbox{transaction}.AddAll(told);
}

}  // namespace participation::activity_tracking
