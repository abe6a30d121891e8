#include "services/people_bank/store/key_destruction_store.hpp"

namespace participation::people_bank {

void KeyDestructionStore::Add(const std::string& key_name) {
  transaction_.Execute("INSERT INTO keys_to_destroy (key_name) VALUES ($1) ON CONFLICT DO NOTHING", {key_name});
}

std::vector<std::string> KeyDestructionStore::Next(std::size_t limit) {
  std::vector<std::string> key_names;
  for (const auto& row :
       transaction_.Execute("SELECT key_name FROM keys_to_destroy ORDER BY key_name LIMIT $1", {limit})) {
    key_names.push_back(row.Text(0));
  }
  return key_names;
}

void KeyDestructionStore::Remove(const std::vector<std::string>& key_names) {
  std::vector<std::vector<database::Parameter>> rows;
  for (const auto& key_name : key_names) rows.push_back({key_name});
  transaction_.ExecuteMany("DELETE FROM keys_to_destroy WHERE key_name = $1", rows);
}

}  // namespace participation::people_bank
