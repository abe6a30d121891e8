#include "services/impact_reporting/usecases/summarise_participation.hpp"

#include "services/impact_reporting/store/contribution_store.hpp"
#include "services/impact_reporting/store/reach_store.hpp"

namespace participation::impact_reporting {

absl::StatusOr<ParticipationSummary> SummariseParticipation(database::Transaction& transaction,
                                                            const std::string& organisation, const Months& months) {
  auto reach = PublishReach(ReachStore{transaction}.Tally(organisation));
  if (!reach.ok()) return reach.status();
  return ParticipationSummary{PublishParticipation(months, ContributionStore{transaction}.Tally(organisation, months)),
                              *std::move(reach)};
}

}  // namespace participation::impact_reporting
