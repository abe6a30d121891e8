#include "services/activity_tracking/usecases/cancel_registration.hpp"

#include "services/activity_tracking/store/adjustment_store.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"
#include "services/activity_tracking/usecases/fill_places.hpp"

namespace participation::activity_tracking {

namespace {

void GiveBack(database::Transaction& transaction, EngagementEvent& event, Registration::State state,
              const Registration& registration, clock::Time now) {
  event.GiveBack(state);
  const bool had_place = state == Registration::State::kRegistered;
  std::vector<AdjustmentCount> changes;
  for (const auto& code : registration.record().adjustments) {
    changes.push_back({code, had_place ? -1 : 0, had_place ? 0 : -1});
  }
  AdjustmentStore{transaction}.Count(event.engagement_event_id(), changes);
  FillPlaces(transaction, event, now);
  EngagementEventStore{transaction}.Save(event);
}

}  // namespace

absl::StatusOr<Registration> CancelRegistration(database::Transaction& transaction, const std::string& registration_id,
                                                clock::Time now) {
  RegistrationStore registrations{transaction};
  auto registration = registrations.Find(registration_id);
  if (!registration.ok()) return registration;
  auto event = EngagementEventStore{transaction}.FindForChange(registration->record().engagement_event_id);
  if (!event.ok()) return event.status();
  // Registrations change only while their event is held: what was read before that may be out of date.
  registration = registrations.Find(registration_id);
  if (!registration.ok()) return registration;
  const auto state = registration->state();
  if (auto refusal = registration->Cancel(now); !refusal.ok()) return refusal;
  registrations.SaveStates({*registration});
  GiveBack(transaction, *event, state, *registration, now);
  return registration;
}

}  // namespace participation::activity_tracking
