#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/engagement_event.hpp"
#include "services/activity_tracking/domain/registration.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

struct HeldRegistration {
  Registration registration;
  EngagementEvent event;
};

// A registration that is about to change, as it stands once its event is held: until the end of the transaction no
// other registration for the event changes.
absl::StatusOr<HeldRegistration> HoldRegistration(database::Transaction& transaction,
                                                  const std::string& registration_id);

}  // namespace participation::activity_tracking
