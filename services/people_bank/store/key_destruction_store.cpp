#include "services/people_bank/store/key_destruction_store.hpp"

namespace participation::people_bank {

void KeyDestructionStore::Add(const std::string& person_id) {
  transaction_.Execute("INSERT INTO keys_to_destroy (person_id) VALUES ($1) ON CONFLICT DO NOTHING", {person_id});
}

std::vector<std::string> KeyDestructionStore::Next(std::size_t limit) {
  std::vector<std::string> person_ids;
  for (const auto& row :
       transaction_.Execute("SELECT person_id FROM keys_to_destroy ORDER BY person_id LIMIT $1", {limit})) {
    person_ids.push_back(row.Text(0));
  }
  return person_ids;
}

void KeyDestructionStore::Remove(const std::vector<std::string>& person_ids) {
  std::vector<std::vector<database::Parameter>> rows;
  for (const auto& person_id : person_ids) rows.push_back({person_id});
  transaction_.ExecuteMany("DELETE FROM keys_to_destroy WHERE person_id = $1", rows);
}

}  // namespace participation::people_bank
