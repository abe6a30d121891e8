#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "libs/database/database.hpp"

namespace participation::people_bank {

// Whose keys are still to be destroyed, because they left.
class KeyDestructionStore {
 public:
  explicit KeyDestructionStore(database::Transaction& transaction) : transaction_{transaction} {}

  void Add(const std::string& person_id);
  std::vector<std::string> Next(std::size_t limit);
  void Remove(const std::vector<std::string>& person_ids);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
