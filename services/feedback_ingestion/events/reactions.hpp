#pragma once

#include "libs/events/reactions.hpp"

namespace participation::feedback_ingestion {

// What this service does when others tell it something.
void React(events::Reactions& reactions);

}  // namespace participation::feedback_ingestion
