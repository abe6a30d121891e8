#pragma once

#include <string>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"

namespace participation::feedback_ingestion {

// From now on answers to a consultation are taken between its times, unless it was closed already.
absl::Status FollowOpening(database::Transaction& transaction, const std::string& consultation_id,
                           clock::Time open_time, clock::Time close_time);

// No more answers are taken. Holds too if the opening is heard of later.
absl::Status FollowClosing(database::Transaction& transaction, const std::string& consultation_id);

}  // namespace participation::feedback_ingestion
