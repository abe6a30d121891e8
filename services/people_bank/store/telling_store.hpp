#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "libs/database/database.hpp"
#include "services/people_bank/domain/words.hpp"

namespace participation::people_bank {

// One contributor to be told of one outcome; the version counts the events about it.
struct Telling {
  std::string telling_id;
  std::string outcome_id;
  std::string person_id;
  std::int64_t version = 0;
};

// The tellings that a transaction sees. Each has words of its own: what a contributor is told that they said depends on
// what they contributed to.
class TellingStore {
 public:
  explicit TellingStore(database::Transaction& transaction) : transaction_{transaction} {}

  std::optional<Telling> Find(const std::string& telling_id);
  // False if there is one with the id already, which is left alone.
  bool Add(const Telling& telling, const Outcome& outcome);
  // The version that the next event about it has.
  std::int64_t Advance(const std::string& telling_id);

  // The words for this contributor. The telling must be there.
  Outcome OutcomeOf(const std::string& telling_id);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
