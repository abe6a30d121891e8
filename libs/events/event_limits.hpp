#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "libs/events/event.hpp"

namespace participation::events {

// Bytes of an event's data. With its attributes that is less than what a broker takes unless told otherwise (1 MB).
inline constexpr std::size_t kLargestEvent = 900'000;

// Why no bus takes the event and no table keeps it, or nothing if they do. Never shows the event itself.
std::string_view FlawOf(const Event& event);

// Throws std::invalid_argument if one of them has a flaw: before anything is done with any of them.
void RequireSound(std::span<const Event> events);

}  // namespace participation::events
