#include "services/activity_tracking/usecases/cancel_engagement_event.hpp"

#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/opportunity_store.hpp"
#include "services/activity_tracking/usecases/call_off.hpp"
#include "services/activity_tracking/usecases/close_opportunity.hpp"
#include "services/activity_tracking/usecases/end_parts.hpp"

namespace participation::activity_tracking {

absl::StatusOr<EngagementEvent> CancelEngagementEvent(database::Transaction& transaction,
                                                      const std::string& engagement_event_id, std::string reason,
                                                      clock::Time now) {
  auto event = EngagementEventStore{transaction}.FindForChange(engagement_event_id);
  if (!event.ok()) return event;
  if (auto refusal = CallOff(transaction, *event, std::move(reason), now); !refusal.ok()) return refusal;
  for (auto& opportunity : OpportunityStore{transaction}.PublishedFor(engagement_event_id, kMostOpenParts)) {
    CloseAndTell(transaction, opportunity, now);
  }
  return event;
}

}  // namespace participation::activity_tracking
