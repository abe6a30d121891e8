#pragma once

#include <string_view>

#include "libs/database/database.hpp"

namespace participation::activity_tracking {

// Who was forgotten.
class ErasedPersonStore {
 public:
  explicit ErasedPersonStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Takes the person off everything that names them.
  void Erase(std::string_view person_id);

  bool IsErased(std::string_view person_id);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::activity_tracking
