#pragma once

#include <cstddef>
#include <vector>

#include "libs/events/event.hpp"

namespace participation::benchmarks {

constexpr char kFeedbackTopic[] = "participation.feedback_ingestion.v1";

// Events that tell of new submissions, an aggregate each.
std::vector<events::Event> MakeEvents(std::size_t count);

}  // namespace participation::benchmarks
