#include "services/impact_reporting/usecases/record_finding.hpp"

#include "absl/strings/str_cat.h"
#include "libs/id/id.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/impact_reporting/store/contribution_store.hpp"
#include "services/impact_reporting/store/finding_store.hpp"
#include "services/impact_reporting/store/group_store.hpp"

namespace participation::impact_reporting {
namespace {

absl::Status Choose(database::Transaction& transaction, const Evidence& evidence,
                    const std::vector<std::string>& contribution_ids) {
  ContributionStore contributions{transaction};
  GroupStore groups{transaction};
  for (std::size_t i = 0; i < contribution_ids.size(); ++i) {
    const auto contribution = contributions.Find(contribution_ids[i]);
    if (!contribution) {
      return refusal::FailedPrecondition("CONTRIBUTION_UNKNOWN",
                                         "a contribution was not heard of here: check its id, or try again in a moment",
                                         {{"field", absl::StrCat("evidence.chosen.contribution_ids[", i, "]")}});
    }
    groups.Join({evidence.group(), contribution->month()}, contribution->id);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<CountedFinding> RecordFinding(database::Transaction& transaction, std::string organisation,
                                             std::string statement, const FindingSource& source, clock::Time now) {
  const std::string id = id::New();
  const auto* chosen = std::get_if<std::vector<std::string>>(&source);
  Finding finding{.id = id,
                  .organisation = std::move(organisation),
                  .statement = std::move(statement),
                  .evidence = chosen != nullptr ? Evidence::OfChosen(id) : std::get<Evidence>(source),
                  .create_time = now};
  if (chosen != nullptr) {
    if (auto refusal = Choose(transaction, finding.evidence, *chosen); !refusal.ok()) return refusal;
  }
  FindingStore{transaction}.Add(finding);
  const auto count = GroupStore{transaction}.Count(finding.evidence);
  return CountedFinding{std::move(finding), count};
}

}  // namespace participation::impact_reporting
