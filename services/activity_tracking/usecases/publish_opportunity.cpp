#include "services/activity_tracking/usecases/publish_opportunity.hpp"

#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/activity_tracking/messages/events.hpp"
#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/opportunity_store.hpp"
#include "services/activity_tracking/usecases/end_parts.hpp"
#include "services/activity_tracking/usecases/find_for_part.hpp"

namespace participation::activity_tracking {

namespace {

// Nothing if the opportunity is about none.
absl::StatusOr<std::optional<EngagementEvent>> FindEvent(database::Transaction& transaction, const Advert& advert,
                                                         clock::Time now) {
  if (advert.engagement_event_id.empty()) return std::nullopt;
  const auto event = EngagementEventStore{transaction}.FindForChange(advert.engagement_event_id);
  if (!event.ok() || event->schedule().activity_id != advert.activity_id) {
    return refusal::InvalidField("opportunity.engagement_event_id", "must be an engagement event of the activity");
  }
  if (auto refusal = event->CheckTakesPeople(now); !refusal.ok()) return refusal;
  if (auto refusal = CheckClosesInTime(advert, event->schedule().end_time); !refusal.ok()) return refusal;
  return *event;
}

}  // namespace

absl::StatusOr<Opportunity> PublishOpportunity(database::Transaction& transaction, Advert advert, clock::Time now) {
  const auto activity = FindForPart(transaction, advert.activity_id);
  if (!activity.ok()) return activity.status();
  const auto event = FindEvent(transaction, advert, now);
  if (!event.ok()) return event.status();
  OpportunityStore opportunities{transaction};
  const auto open = opportunities.PublishedOf(advert.activity_id, kMostOpenParts).size();
  if (auto refusal = CheckOpenParts(open); !refusal.ok()) return refusal;
  advert.organisation = activity->organisation();
  auto opportunity = Opportunity::Publish(id::New(), std::move(advert), now);
  if (!opportunity.ok()) return opportunity;
  opportunities.Save(*opportunity);
  events::Outbox{transaction}.Add(opportunity->opportunity_id(), opportunity->record().version,
                                  PublishedEvent(*opportunity, *event));
  return opportunity;
}

}  // namespace participation::activity_tracking
