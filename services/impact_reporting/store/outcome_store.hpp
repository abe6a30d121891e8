#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/outcome.hpp"
#include "services/impact_reporting/domain/position.hpp"

namespace participation::impact_reporting {

// How far the search for the contributors behind an outcome has got, and what it found besides people to tell.
struct ContributorSearch {
  bool done = false;
  Position reached = {};
  std::int64_t contributions = 0;
  std::int64_t unknown = 0;  // contributions of nobody known
  std::int64_t left = 0;     // contributions of people who had left
};

class OutcomeStore {
 public:
  explicit OutcomeStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Keeps a new outcome, the search for whose contributors is yet to begin.
  void Add(const Outcome& outcome);
  // NOT_FOUND, reason OUTCOME_UNKNOWN.
  absl::StatusOr<Outcome> Find(const std::string& outcome_id);

  // By id, from after one; narrowed where organisation or decision are not empty.
  std::vector<Outcome> List(const std::string& organisation, const std::string& decision_id, const std::string& after,
                            std::size_t limit);
  // Newest first, from before one, or the newest if that is empty.
  std::vector<Outcome> ListNewest(const std::string& organisation, const std::string& before, std::size_t limit);
  // Those published between two dates, both inclusive, newest first.
  std::vector<Outcome> ListBetween(const std::string& organisation, const std::string& first_date,
                                   const std::string& last_date, std::size_t limit);
  // How many they are.
  std::int64_t CountBetween(const std::string& organisation, const std::string& first_date,
                            const std::string& last_date);

  // The oldest outcome whose contributors are still searched for.
  std::optional<Outcome> FirstToSearch();
  ContributorSearch SearchOf(const std::string& outcome_id);
  void SaveSearch(const std::string& outcome_id, const ContributorSearch& search);
  // Keeps that a contribution was counted for an outcome. False if it had been.
  bool Count(const std::string& outcome_id, const std::string& contribution_id);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::impact_reporting
