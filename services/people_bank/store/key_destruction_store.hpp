#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "libs/database/database.hpp"

namespace participation::people_bank {

// The names of the keys that are still to be destroyed, because those left whose they are.
class KeyDestructionStore {
 public:
  explicit KeyDestructionStore(database::Transaction& transaction) : transaction_{transaction} {}

  void Add(const std::string& key_name);
  std::vector<std::string> Next(std::size_t limit);
  void Remove(const std::vector<std::string>& key_names);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
