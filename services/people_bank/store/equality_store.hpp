#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "services/people_bank/domain/equality.hpp"

namespace participation::people_bank {

// Equality answers by pseudonym, and how many people gave each.
class EqualityStore {
 public:
  explicit EqualityStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Puts an answer in place of the pseudonym's earlier one to the same question, and counts it.
  void Put(const std::string& pseudonym, const EqualityAnswer& answer);

  // Gives the answers another pseudonym, which leads back to nobody. The counts stay.
  void Rename(const std::string& pseudonym, const std::string& new_pseudonym);

  // How many people gave each of the codes.
  std::vector<std::int64_t> Counts(Characteristic characteristic, const std::vector<std::string>& codes);

 private:
  void Count(Characteristic characteristic, std::string_view code, int by);

  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
