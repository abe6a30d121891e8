#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "libs/database/database.hpp"

namespace participation::feedback_ingestion {

// Somebody who was forgotten.
struct Erasure {
  std::string person_id;
  bool erase_texts = false;
};

// Who was forgotten, and whose items are still to be unlinked.
class ErasureStore {
 public:
  explicit ErasureStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Adds somebody to do. Texts that were to go stay to go.
  void Add(const Erasure& erasure);
  std::optional<Erasure> Find(std::string_view person_id);
  // Anybody still to do.
  std::optional<Erasure> FindToDo();
  void MarkDone(std::string_view person_id);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::feedback_ingestion
