#include "services/impact_reporting/usecases/summarise_tellings.hpp"

#include "services/impact_reporting/store/outcome_store.hpp"
#include "services/impact_reporting/store/telling_store.hpp"

namespace participation::impact_reporting {

TellingSummary SummariseTellings(database::Transaction& transaction, const Outcome& outcome, clock::Time now) {
  const ContributorSearch search = OutcomeStore{transaction}.SearchOf(outcome.id);
  TellingSummary summary{.outcome_id = outcome.id,
                         .contributions = search.contributions,
                         .contributions_unknown = search.unknown,
                         .contributions_left = search.left,
                         .complete = search.done};
  for (const TellingCount& count : TellingStore{transaction}.Counts(outcome.id)) {
    if (count.count == 0) continue;
    switch (count.state) {
      case Telling::State::kDue:
        summary.due += count.count;
        break;
      case Telling::State::kTold:
        summary.told += count.count;
        break;
      case Telling::State::kNotReachable:
        summary.not_reachable += count.count;
        summary.reasons[count.reason] += count.count;
    }
  }
  // All tellings of an outcome are due on the same day.
  if (outcome.telling_due_date < clock::DateOf(now)) summary.overdue = summary.due;
  return summary;
}

}  // namespace participation::impact_reporting
