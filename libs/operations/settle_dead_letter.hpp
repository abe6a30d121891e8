#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/events/dead_letters.hpp"
#include "libs/events/reactions.hpp"

namespace participation::operations {

// The dead letter with this event's id. NOT_FOUND.
absl::StatusOr<events::DeadLetter> GetDeadLetter(database::Transaction& transaction, std::string_view event_id);

// Applies one now and takes it out; those behind it are then tried. NOT_FOUND; FAILED_PRECONDITION, with nothing
// changed, if another stands in front of it, or it breaks or is refused again. Returns it as it was.
absl::StatusOr<events::DeadLetter> ReplayDeadLetter(database::Transaction& transaction,
                                                    const events::Reactions& reactions, std::string_view event_id,
                                                    clock::Time now);

// Takes one out for good; those behind it are then tried. NOT_FOUND. Returns it as it was.
absl::StatusOr<events::DeadLetter> DropDeadLetter(database::Transaction& transaction, std::string_view event_id,
                                                  clock::Time now);

}  // namespace participation::operations
