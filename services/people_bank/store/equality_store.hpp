#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "libs/database/database.hpp"
#include "services/people_bank/domain/equality.hpp"

namespace participation::people_bank {

// Equality answers by pseudonym, and how many people gave each.
class EqualityStore {
 public:
  explicit EqualityStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Puts answers, each to another question, in place of the pseudonym's earlier ones to the same, and counts them.
  // Takes as many statements however many they are.
  void Put(const std::string& pseudonym, std::span<const EqualityAnswer> answers);

  // Gives the answers another pseudonym, which leads back to nobody. The counts stay.
  void Rename(const std::string& pseudonym, const std::string& new_pseudonym);

  // How many people gave each of the codes.
  std::vector<std::int64_t> Counts(Characteristic characteristic, const std::vector<std::string>& codes);

 private:
  // How many more, or fewer, gave a code of a characteristic.
  void Count(const std::map<std::pair<int, std::string_view>, int>& changes);

  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
