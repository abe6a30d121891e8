#include "services/impact_reporting/usecases/tell_contributor.hpp"

#include <algorithm>

#include "libs/clock/uk_time.hpp"
#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "services/impact_reporting/store/contribution_store.hpp"
#include "services/impact_reporting/store/telling_store.hpp"

namespace participation::impact_reporting {
namespace {

// With the reasons for what is not done, which people are owed. What is done needs none beside it.
std::string SummaryOf(const News& news) {
  std::string summary = "You said: " + news.finding.statement + "\n\nWhat came of it: " + news.outcome.summary;
  const auto& decision = news.decision.details();
  if (decision.answer == Decision::Answer::kPartlyAdopted) summary += "\n\nWhy not all of it is done: ";
  if (decision.answer == Decision::Answer::kNotAdopted) summary += "\n\nWhy it is not done: ";
  return decision.answer == Decision::Answer::kAdopted ? summary : summary + decision.reasons;
}

v1::TellingDue EventOf(const Telling& telling, const News& news) {
  v1::TellingDue event;
  event.set_telling_id(telling.id);
  event.set_outcome_id(telling.outcome_id);
  event.set_person_id(telling.person_id);
  event.set_title(news.outcome.title);
  event.set_summary(SummaryOf(news));
  event.set_due_date(telling.due_date);
  event.set_organisation(telling.organisation);
  return event;
}

// Whoever is heard of late has as long as everybody had when the outcome was published.
std::string DueDateOf(const Outcome& outcome, clock::Time now) {
  return std::max(outcome.telling_due_date, clock::UkDateOf(now + kTimeToTell));
}

// Who left is not told, though their contributions may not all be unlinked yet.
Contribution::Contributor ContributorOf(database::Transaction& transaction, const Contribution& contribution) {
  const bool is_known = contribution.contributor == Contribution::Contributor::kKnown;
  const bool has_left = is_known && ContributionStore{transaction}.HasLeft(contribution.person_id);
  return has_left ? Contribution::Contributor::kLeft : contribution.contributor;
}

void MakeTelling(database::Transaction& transaction, const News& news, const std::string& person_id, clock::Time now) {
  const Telling telling{.id = id::New(),
                        .outcome_id = news.outcome.id,
                        .organisation = news.outcome.organisation,
                        .person_id = person_id,
                        .due_date = DueDateOf(news.outcome, now),
                        .create_time = now,
                        .settle_time = std::nullopt};
  if (!TellingStore{transaction}.Add(telling)) return;
  events::Outbox{transaction}.Add(telling.id, 1, EventOf(telling, news));
}

}  // namespace

void TellContributor(database::Transaction& transaction, const News& news, const Contribution& contribution,
                     ContributorSearch& search, clock::Time now) {
  if (!OutcomeStore{transaction}.Count(news.outcome.id, contribution.id)) return;
  ++search.contributions;
  switch (ContributorOf(transaction, contribution)) {
    case Contribution::Contributor::kUnknown:
      ++search.unknown;
      return;
    case Contribution::Contributor::kLeft:
      ++search.left;
      return;
    case Contribution::Contributor::kKnown:
      MakeTelling(transaction, news, contribution.person_id, now);
  }
}

}  // namespace participation::impact_reporting
