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

// The tellings that a transaction sees, and the words of the outcomes they are about.
class TellingStore {
 public:
  explicit TellingStore(database::Transaction& transaction) : transaction_{transaction} {}

  std::optional<Telling> Find(const std::string& telling_id);
  // False if there is one with the id already, which is left alone.
  bool Add(const Telling& telling);
  // The version that the next event about it has.
  std::int64_t Advance(const std::string& telling_id);

  std::optional<Outcome> FindOutcome(const std::string& outcome_id);
  void PutOutcome(const Outcome& outcome);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
