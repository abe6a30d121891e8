#pragma once

#include <string>

#include "absl/status/status.h"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Takes somebody who was forgotten off their registrations, attendances and invitations. Counts stay.
absl::Status ForgetPerson(database::Transaction& transaction, const std::string& person_id);

}  // namespace participation::activity_tracking
