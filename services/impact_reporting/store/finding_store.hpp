#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/finding.hpp"

namespace participation::impact_reporting {

class FindingStore {
 public:
  explicit FindingStore(database::Transaction& transaction) : transaction_{transaction} {}

  void Add(const Finding& finding);
  // NOT_FOUND, reason FINDING_UNKNOWN.
  absl::StatusOr<Finding> Find(const std::string& finding_id);

  // By id, from after one; every organisation's if that is empty.
  std::vector<Finding> List(const std::string& organisation, const std::string& after, std::size_t limit);
  // Those recorded in a time, newest first.
  std::vector<Finding> ListBetween(const std::string& organisation, clock::Time from, clock::Time until,
                                   std::size_t limit);
  // How many they are.
  std::int64_t CountBetween(const std::string& organisation, clock::Time from, clock::Time until);
  // Those that take in what is in any of these groups and months.
  std::vector<Finding> ListCovering(const std::vector<GroupMonth>& places, std::size_t limit);
  // Those that a decision answers, in its order.
  std::vector<Finding> ListOfDecision(const std::string& decision_id);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::impact_reporting
