#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/decision.hpp"
#include "services/impact_reporting/domain/evidence.hpp"

namespace participation::impact_reporting {

class DecisionStore {
 public:
  explicit DecisionStore(database::Transaction& transaction) : transaction_{transaction} {}

  void Add(const Decision& decision);
  // Keeps the answer and reasons of a decision that is there.
  void Save(const Decision& decision);
  // NOT_FOUND, reason DECISION_UNKNOWN.
  absl::StatusOr<Decision> Find(const std::string& decision_id);

  // By id, from after one; every organisation's or answer's if none is given.
  std::vector<Decision> List(const std::string& organisation, std::optional<Decision::Answer> answer,
                             const std::string& after, std::size_t limit);
  // Those taken between two dates, both inclusive, newest first.
  std::vector<Decision> ListBetween(const std::string& organisation, const std::string& first_date,
                                    const std::string& last_date, std::size_t limit);
  // How many they are, by answer.
  std::map<Decision::Answer, std::int64_t> CountBetween(const std::string& organisation, const std::string& first_date,
                                                        const std::string& last_date);
  // Those that answer a finding.
  std::vector<Decision> ListAnswering(const std::string& finding_id, std::size_t limit);
  // The ids of those that answer a finding which takes in what is in this group and month; from after one.
  std::vector<std::string> IdsRestingOn(const GroupMonth& place, const std::string& after, std::size_t limit);

 private:
  std::vector<Decision> FromRows(const database::Rows& rows);

  database::Transaction& transaction_;
};

}  // namespace participation::impact_reporting
