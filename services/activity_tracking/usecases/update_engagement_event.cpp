#include "services/activity_tracking/usecases/update_engagement_event.hpp"

#include "libs/refusal/etag.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/usecases/fill_places.hpp"

namespace participation::activity_tracking {

absl::StatusOr<EngagementEvent> UpdateEngagementEvent(database::Transaction& transaction,
                                                      const std::string& engagement_event_id, Schedule schedule,
                                                      const std::string& etag, clock::Time now) {
  EngagementEventStore events{transaction};
  auto event = events.FindForChange(engagement_event_id);
  if (!event.ok()) return event;
  if (auto refusal = refusal::CheckEtag(etag, event->record().revision); !refusal.ok()) return refusal;
  if (auto refusal = event->Reschedule(std::move(schedule), now); !refusal.ok()) return refusal;
  FillPlaces(transaction, *event, now);
  events.Save(*event);
  return event;
}

}  // namespace participation::activity_tracking
