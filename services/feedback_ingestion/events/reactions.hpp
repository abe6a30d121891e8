#pragma once

#include "libs/events/reactions.hpp"

namespace participation::feedback_ingestion {

// Keeps when consultations take answers.
void ReactToConsultations(events::Reactions& reactions);

// What this service does when others tell it something: that, and forgetting people.
void React(events::Reactions& reactions);

}  // namespace participation::feedback_ingestion
