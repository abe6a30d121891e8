#include "services/impact_reporting/usecases/count_findings.hpp"

#include "services/impact_reporting/store/group_store.hpp"

namespace participation::impact_reporting {

std::vector<CountedFinding> CountFindings(database::Transaction& transaction, std::vector<Finding> findings) {
  GroupStore groups{transaction};
  std::vector<CountedFinding> counted;
  for (Finding& finding : findings) {
    const auto count = groups.Count(finding.evidence);
    counted.push_back({std::move(finding), count});
  }
  return counted;
}

absl::StatusOr<CountedFinding> CountFinding(database::Transaction& transaction, absl::StatusOr<Finding> finding) {
  if (!finding.ok()) return finding.status();
  const auto count = GroupStore{transaction}.Count(finding->evidence);
  return CountedFinding{*std::move(finding), count};
}

}  // namespace participation::impact_reporting
