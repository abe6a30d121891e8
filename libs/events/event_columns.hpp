#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/events/event.hpp"

namespace participation::events {

// The columns in which every table of events keeps one, in this order.
inline constexpr std::string_view kEventColumns = "id, type, source, topic, key, version, time, traceparent, data";
inline constexpr std::size_t kEventColumnCount = 9;

// The values of these columns; they view the event.
std::vector<database::Parameter> ColumnsOf(const Event& event);

// Reads the event that starts at `first` column of a row.
Event EventFrom(const database::Row& row, std::size_t first);

// Gives the event to read the next one into, whatever it is.
using NextEvent = std::function<Event&()>;

// Reads what follows `position`, in order, of one topic or of all (""). Returns the last position read, or `position`.
std::int64_t ReadEvents(database::Transaction& transaction, std::string_view table, std::string_view topic,
                        std::int64_t position, std::size_t most, const NextEvent& next);
// Appends it to `events`.
std::int64_t ReadEvents(database::Transaction& transaction, std::string_view table, std::string_view topic,
                        std::int64_t position, std::size_t most, std::vector<Event>& events);

}  // namespace participation::events
