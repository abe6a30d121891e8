#pragma once

#include <optional>
#include <string_view>

#include "libs/database/database.hpp"
#include "services/activity_tracking/domain/invitee.hpp"

namespace participation::activity_tracking {

// Whom the People Bank invited, and what they answered.
class InviteeStore {
 public:
  explicit InviteeStore(database::Transaction& transaction) : transaction_{transaction} {}

  std::optional<Invitee> Find(std::string_view invitation_id);
  void Save(const Invitee& invitee);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::activity_tracking
