#pragma once

#include <string>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/telling.hpp"

namespace participation::impact_reporting {

// A contributor was told, through a channel by its number in people_bank.v1.Channel. NOT_FOUND for an unknown telling.
absl::Status MarkTold(database::Transaction& transaction, const std::string& telling_id, int channel, clock::Time now);

// A contributor cannot be told. Nothing changes if they were. NOT_FOUND for an unknown telling.
absl::Status MarkNotReachable(database::Transaction& transaction, const std::string& telling_id, Telling::Reason reason,
                              clock::Time now);

}  // namespace participation::impact_reporting
