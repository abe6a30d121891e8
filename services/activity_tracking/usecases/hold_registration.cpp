#include "services/activity_tracking/usecases/hold_registration.hpp"

#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"

namespace participation::activity_tracking {

absl::StatusOr<HeldRegistration> HoldRegistration(database::Transaction& transaction,
                                                  const std::string& registration_id) {
  RegistrationStore registrations{transaction};
  const auto found = registrations.Find(registration_id);
  if (!found.ok()) return found.status();
  auto event = EngagementEventStore{transaction}.FindForChange(found->record().engagement_event_id);
  if (!event.ok()) return event.status();
  // What was read before the event was held may be out of date.
  auto registration = registrations.Find(registration_id);
  if (!registration.ok()) return registration.status();
  return HeldRegistration{*std::move(registration), *std::move(event)};
}

}  // namespace participation::activity_tracking
