#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "libs/clock/clock.hpp"

namespace google::protobuf {
class Message;
}

namespace participation::events {

// A fact as it travels between services. The names are those of CloudEvents 1.0, binary mode.
struct Event {
  std::string id;            // ce_id: a UUIDv7
  std::string type;          // ce_type: the message's full name, "participation.people_bank.v1.PersonRegistered"
  std::string source;        // ce_source: "/participation/people_bank"
  std::string topic;         // the message's package, "participation.people_bank.v1"
  std::string key;           // ce_subject: the aggregate's id; events with one key stay in order
  std::int64_t version = 0;  // ce_sequence: the aggregate's version, 1 2 3 …, so that a gap or an inversion shows
  clock::Time time;          // ce_time
  std::string traceparent;
  std::string data;  // the serialised message; content-type application/protobuf
};

// The event that tells `message` of the aggregate `key`: type, source and topic come from the message's descriptor.
Event Wrap(std::string_view key, std::int64_t version, const google::protobuf::Message& message);

}  // namespace participation::events
