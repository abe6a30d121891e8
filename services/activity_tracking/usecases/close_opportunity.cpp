#include "services/activity_tracking/usecases/close_opportunity.hpp"

#include "libs/events/outbox.hpp"
#include "services/activity_tracking/messages/events.hpp"
#include "services/activity_tracking/store/opportunity_store.hpp"

namespace participation::activity_tracking {

namespace {

absl::Status TryToClose(database::Transaction& transaction, Opportunity& opportunity, clock::Time now) {
  if (auto refusal = opportunity.Close(now); !refusal.ok()) return refusal;
  OpportunityStore{transaction}.Save(opportunity);
  events::Outbox{transaction}.Add(opportunity.opportunity_id(), opportunity.record().version, ClosedEvent(opportunity));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Opportunity> CloseOpportunity(database::Transaction& transaction, const std::string& opportunity_id,
                                             clock::Time now) {
  auto opportunity = OpportunityStore{transaction}.FindForChange(opportunity_id);
  if (!opportunity.ok()) return opportunity;
  if (auto refusal = TryToClose(transaction, *opportunity, now); !refusal.ok()) return refusal;
  return opportunity;
}

std::size_t CloseDueOpportunities(database::Transaction& transaction, clock::Time now, std::size_t most) {
  auto due = OpportunityStore{transaction}.ToClose(now, most);
  for (auto& opportunity : due) CloseAndTell(transaction, opportunity, now);
  return due.size();
}

void CloseAndTell(database::Transaction& transaction, Opportunity& opportunity, clock::Time now) {
  (void)TryToClose(transaction, opportunity, now);
}

}  // namespace participation::activity_tracking
