#include "services/impact_reporting/usecases/summarise_tellings.hpp"

#include "libs/clock/uk_time.hpp"
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
  TellingStore tellings{transaction};
  for (const TellingCount& count : tellings.Counts(outcome.id)) {
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
  if (summary.due > 0) summary.overdue = tellings.CountOverdue(outcome.id, clock::UkDateOf(now));
  return summary;
}

}  // namespace participation::impact_reporting
