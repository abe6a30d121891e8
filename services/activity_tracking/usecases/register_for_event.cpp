#include "services/activity_tracking/usecases/register_for_event.hpp"

#include "libs/id/id.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/activity_tracking/store/adjustment_store.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"
#include "services/activity_tracking/usecases/check_person.hpp"

namespace participation::activity_tracking {

namespace {

absl::Status CheckFirst(database::Transaction& transaction, const RegistrationWish& wish) {
  if (wish.person_id.empty()) return absl::OkStatus();
  if (auto refusal = CheckPerson(transaction, wish.person_id); !refusal.ok()) return refusal;
  const auto there = RegistrationStore{transaction}.FindOf(wish.person_id, wish.engagement_event_id);
  if (!there) return absl::OkStatus();
  return refusal::AlreadyExists("ALREADY_REGISTERED", "this person is registered for the engagement event already",
                                {{"state", std::string{MovesFrom(there->state()).state}}});
}

}  // namespace

absl::StatusOr<Registration> RegisterForEvent(database::Transaction& transaction, RegistrationWish wish,
                                              clock::Time now) {
  EngagementEventStore events{transaction};
  auto event = events.FindForChange(wish.engagement_event_id);
  if (!event.ok()) return event.status();
  if (auto refusal = event->CheckTakesPeople(now); !refusal.ok()) return refusal;
  if (auto refusal = CheckFirst(transaction, wish); !refusal.ok()) return refusal;
  const auto state = event->TakePlace(now);
  if (!state.ok()) return state.status();
  auto registration = Registration::Make({.registration_id = id::New(),
                                          .engagement_event_id = std::move(wish.engagement_event_id),
                                          .person_id = std::move(wish.person_id),
                                          .state = *state,
                                          .adjustments = std::move(wish.adjustments),
                                          .ticket = event->record().tickets,
                                          .create_time = now,
                                          .update_time = now});
  events.Save(*event);
  RegistrationStore{transaction}.Add(registration);
  AdjustmentStore{transaction}.Add({registration});
  return registration;
}

}  // namespace participation::activity_tracking
