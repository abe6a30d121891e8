#pragma once

#include <string>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"

namespace participation::impact_reporting {

// Somebody left: what they gave stays and counts but is nobody's, and what they were yet to be told they cannot be.
absl::Status ForgetPerson(database::Transaction& transaction, const std::string& person_id, clock::Time now);

}  // namespace participation::impact_reporting
