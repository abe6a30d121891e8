#include "services/activity_tracking/usecases/tell_registered.hpp"

#include <utility>

#include "libs/database/database.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"
#include "services/activity_tracking/usecases/keep_and_tell.hpp"

namespace participation::activity_tracking {
namespace {

bool AnybodyToTell(database::Database& database) {
  bool anybody = false;
  database.Read([&](database::Transaction& transaction) {
    anybody = EngagementEventStore{transaction}.NextToTell().has_value();
  });
  return anybody;
}

void TellSome(database::Transaction& transaction, EngagementEvent& event) {
  auto next = RegistrationStore{transaction}.ToTell(event, kMostToldAtOnce);
  event.MarkTold(next.size() < kMostToldAtOnce ? event.record().to_tell : next.back().record().ticket);
  EngagementEventStore{transaction}.Save(event);
  const auto change = event.state() == EngagementEvent::State::kCancelled ? v1::RegistrationChanged::CHANGE_CALLED_OFF
                                                                          : v1::RegistrationChanged::CHANGE_MOVED;
  KeepAndTell(transaction, std::move(next), change, event);
}

}  // namespace

bool TellRegistered(database::Database& database) {
  if (!AnybodyToTell(database)) return false;
  database.Write([](database::Transaction& transaction) {
    EngagementEventStore events{transaction};
    const auto next = events.NextToTell();
    if (!next) return false;
    auto held = events.FindForChange(next->engagement_event_id());
    if (!held.ok()) return false;
    TellSome(transaction, *held);
    return true;
  });
  return true;
}

}  // namespace participation::activity_tracking
