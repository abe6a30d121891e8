#include "services/activity_tracking/usecases/schedule_engagement_event.hpp"

#include "libs/id/id.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/usecases/end_parts.hpp"
#include "services/activity_tracking/usecases/find_for_part.hpp"

namespace participation::activity_tracking {

absl::StatusOr<EngagementEvent> ScheduleEngagementEvent(database::Transaction& transaction, Schedule schedule,
                                                        clock::Time now) {
  const auto activity = FindForPart(transaction, schedule.activity_id);
  if (!activity.ok()) return activity.status();
  EngagementEventStore events{transaction};
  const auto coming_up = events.ComingUp(schedule.activity_id, now, kMostOpenParts).size();
  if (auto refusal = CheckOpenParts(coming_up); !refusal.ok()) return refusal;
  schedule.organisation = activity->organisation();
  auto event = EngagementEvent::Plan(id::New(), std::move(schedule), now);
  if (!event.ok()) return event;
  events.Save(*event);
  return event;
}

}  // namespace participation::activity_tracking
