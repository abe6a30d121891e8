#pragma once

#include <string>

#include "absl/status/status.h"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// FAILED_PRECONDITION for somebody who left and was forgotten. Whether anybody else exists is not known here.
absl::Status CheckPerson(database::Transaction& transaction, const std::string& person_id);

}  // namespace participation::activity_tracking
