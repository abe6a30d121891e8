#pragma once

#include <optional>
#include <string>

#include "libs/database/database.hpp"
#include "services/people_bank/domain/place.hpp"

namespace participation::people_bank {

// The places that people were or are to be told of, as they stand.
class PlaceStore {
 public:
  explicit PlaceStore(database::Transaction& transaction) : transaction_{transaction} {}

  std::optional<Place> Find(const std::string& registration_id);
  void Save(const Place& place);
  void Remove(const std::string& registration_id);

  // The message about it left the queue. One that was called off goes with that, unless another message is queued.
  void Settle(const std::string& registration_id, const std::string& outgoing_message_id);

  void Forget(const std::string& person_id);

  // Those that were over by then and of which nothing is queued: whether there are any; some of them go, and whether
  // there may be more.
  bool AnyOver(clock::Time time);
  bool RemoveOver(clock::Time time);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
