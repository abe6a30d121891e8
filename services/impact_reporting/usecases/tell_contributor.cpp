#include "services/impact_reporting/usecases/tell_contributor.hpp"

#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "services/impact_reporting/store/telling_store.hpp"

namespace participation::impact_reporting {
namespace {

v1::TellingDue EventOf(const Telling& telling, const Outcome& outcome, const Finding& finding) {
  v1::TellingDue event;
  event.set_telling_id(telling.id);
  event.set_outcome_id(outcome.id);
  event.set_person_id(telling.person_id);
  event.set_title(outcome.title);
  event.set_summary("You said: " + finding.statement + "\n\nWhat came of it: " + outcome.summary);
  event.set_due_date(telling.due_date);
  return event;
}

void MakeTelling(database::Transaction& transaction, const Outcome& outcome, const Finding& finding,
                 const std::string& person_id, clock::Time now) {
  const Telling telling{.id = id::New(),
                        .outcome_id = outcome.id,
                        .organisation = outcome.organisation,
                        .person_id = person_id,
                        .due_date = outcome.telling_due_date,
                        .create_time = now,
                        .settle_time = std::nullopt};
  if (!TellingStore{transaction}.Add(telling)) return;
  events::Outbox{transaction}.Add(telling.id, 1, EventOf(telling, outcome, finding));
}

}  // namespace

void TellContributor(database::Transaction& transaction, const Outcome& outcome, const Finding& finding,
                     const Contribution& contribution, ContributorSearch& search, clock::Time now) {
  if (!OutcomeStore{transaction}.Count(outcome.id, contribution.id)) return;
  ++search.contributions;
  switch (contribution.contributor) {
    case Contribution::Contributor::kUnknown:
      ++search.unknown;
      return;
    case Contribution::Contributor::kLeft:
      ++search.left;
      return;
    case Contribution::Contributor::kKnown:
      MakeTelling(transaction, outcome, finding, contribution.person_id, now);
  }
}

}  // namespace participation::impact_reporting
