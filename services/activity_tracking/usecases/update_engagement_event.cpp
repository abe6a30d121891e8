#include "services/activity_tracking/usecases/update_engagement_event.hpp"

#include "libs/events/outbox.hpp"
#include "libs/refusal/etag.hpp"
#include "services/activity_tracking/messages/events.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/opportunity_store.hpp"
#include "services/activity_tracking/usecases/end_parts.hpp"
#include "services/activity_tracking/usecases/fill_places.hpp"

namespace participation::activity_tracking {
namespace {

void MoveOpportunities(database::Transaction& transaction, const EngagementEvent& event, clock::Time now) {
  OpportunityStore opportunities{transaction};
  events::Outbox outbox{transaction};
  for (auto& opportunity : opportunities.PublishedFor(event.engagement_event_id(), kMostOpenParts)) {
    opportunity.FollowEvent(event.schedule().end_time, now);
    opportunities.Save(opportunity);
    outbox.Add(opportunity.opportunity_id(), opportunity.record().version, ChangedEvent(opportunity, event));
  }
}

}  // namespace

absl::StatusOr<EngagementEvent> UpdateEngagementEvent(database::Transaction& transaction,
                                                      const std::string& engagement_event_id, Schedule schedule,
                                                      const std::string& etag, clock::Time now) {
  EngagementEventStore events{transaction};
  auto event = events.FindForChange(engagement_event_id);
  if (!event.ok()) return event;
  if (auto refusal = refusal::CheckEtag(etag, event->record().revision); !refusal.ok()) return refusal;
  const auto before = event->schedule();
  if (auto refusal = event->Reschedule(std::move(schedule), now); !refusal.ok()) return refusal;
  FillPlaces(transaction, *event, now);
  events.Save(*event);
  if (IsMoved(before, event->schedule())) MoveOpportunities(transaction, *event, now);
  return event;
}

}  // namespace participation::activity_tracking
