#include "services/impact_reporting/usecases/publish_outcome.hpp"

#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/store/outcome_store.hpp"

namespace participation::impact_reporting {

absl::StatusOr<Outcome> PublishOutcome(database::Transaction& transaction, const std::string& decision_id,
                                       std::string title, std::string summary, clock::Time now) {
  const auto decision = DecisionStore{transaction}.Find(decision_id);
  if (!decision.ok()) return decision.status();
  auto outcome = Outcome::Publish(id::New(), *decision, std::move(title), std::move(summary), now);
  OutcomeStore{transaction}.Add(outcome);
  v1::OutcomePublished event;
  event.set_outcome_id(outcome.id);
  event.set_decision_id(outcome.decision_id);
  event.set_organisation(outcome.organisation);
  event.set_title(outcome.title);
  event.set_summary(outcome.summary);
  events::Outbox{transaction}.Add(outcome.id, 1, event);
  return outcome;
}

}  // namespace participation::impact_reporting
