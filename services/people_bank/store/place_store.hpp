#pragma once

#include <optional>
#include <string>

#include "libs/database/database.hpp"
#include "services/people_bank/domain/place.hpp"

namespace participation::people_bank {

// The places that people are told of. Whose they are is known from the messages.
class PlaceStore {
 public:
  explicit PlaceStore(database::Transaction& transaction) : transaction_{transaction} {}

  std::optional<Place> Find(const std::string& registration_id);
  // False if there is one for the registration already, which is left alone.
  bool Add(const Place& place);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
