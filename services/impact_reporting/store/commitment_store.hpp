#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/commitment.hpp"

namespace participation::impact_reporting {

class CommitmentStore {
 public:
  explicit CommitmentStore(database::Transaction& transaction) : transaction_{transaction} {}

  void Add(const Commitment& commitment);
  // Keeps how far a commitment that is there has got.
  void Save(const Commitment& commitment);
  // NOT_FOUND, reason COMMITMENT_UNKNOWN.
  absl::StatusOr<Commitment> Find(const std::string& commitment_id);

  // What narrows a listing, each where it is set.
  struct Filter {
    std::string organisation = {};
    std::string decision_id = {};
    std::optional<Commitment::State> state = {};
    // Only what is open and was due before this date.
    std::string overdue_on = {};
  };
  // By id, from after one.
  std::vector<Commitment> List(const Filter& filter, const std::string& after, std::size_t limit);
  // Those made before `until` that were open, or came to an end, at or after `from`, newest first.
  std::vector<Commitment> ListBetween(const std::string& organisation, clock::Time from, clock::Time until,
                                      std::size_t limit);
  // How many they are.
  CommitmentCounts CountBetween(const std::string& organisation, clock::Time from, clock::Time until,
                                const std::string& today);

  // How many are open and were due before a date.
  std::int64_t CountOverdue(const std::string& today);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::impact_reporting
