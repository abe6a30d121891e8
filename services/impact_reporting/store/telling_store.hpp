#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/telling.hpp"

namespace participation::impact_reporting {

// Where one telling stands among all of them: by state, due date and id.
struct TellingKey {
  int state = 0;
  std::string due_date = {};
  std::string telling_id = {};
};

class TellingStore {
 public:
  explicit TellingStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Keeps a telling unless there is one of the same person and outcome. False if there is.
  bool Add(const Telling& telling);
  // Keeps what became of one, which was in `before`.
  void Save(const Telling& telling, const TellingCount& before);
  // NOT_FOUND, reason TELLING_UNKNOWN.
  absl::StatusOr<Telling> Find(const std::string& telling_id);
  std::optional<Telling> FindOf(const std::string& person_id, const std::string& outcome_id);
  std::vector<Telling> ListOfPerson(const std::string& person_id, std::size_t most);

  // What narrows a listing, each where it is set.
  struct Filter {
    std::string organisation = {};
    std::string outcome_id = {};
    std::string person_id = {};
    std::optional<Telling::State> state = {};
    // Only what is still to be told and was due before this date.
    std::string overdue_on = {};
  };
  // In order of keys, from after one.
  std::vector<Telling> List(const Filter& filter, const TellingKey& after, std::size_t limit);

  // How many there are of an outcome; of all outcomes if none is named.
  std::vector<TellingCount> Counts(const std::string& outcome_id);
  // How many are still to be told of an outcome and were due before a date.
  std::int64_t CountOverdue(const std::string& outcome_id, const std::string& date);

 private:
  void Count(const std::string& outcome_id, const TellingCount& change);

  database::Transaction& transaction_;
};

}  // namespace participation::impact_reporting
