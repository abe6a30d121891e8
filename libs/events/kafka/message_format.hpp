#pragma once

#include <string_view>

#include "libs/events/event.hpp"
#include "libs/events/kafka/handles.hpp"

namespace participation::events::kafka {

// The attributes of an event as headers of CloudEvents 1.0 in binary mode. The message's key is the event's, its value
// the event's data.
Headers HeadersOf(const Event& event);

// Reads a message of the topic, by our name, into `event`. Returns why it is no event, or nothing if it is one.
std::string_view Read(const rd_kafka_message_t& message, std::string_view topic, Event& event);

}  // namespace participation::events::kafka
