#pragma once

#include <string>
#include <string_view>

namespace participation::events::kafka {

// What `kafka://broker[:port][,broker[:port]…][?name=value&…]` says. A port is 9092 unless given; values stand as they
// are, without escapes.
struct Url {
  std::string brokers;   // "host:port,host:port"
  std::string config;    // a file of librdkafka's properties: TLS, SASL
  std::string prefix;    // in front of the names of topics and groups, so that several platforms may share brokers
  std::string instance;  // this process's name among those that share groups; a restart under it moves no partitions
  std::string topics;    // a file that says which topics there have to be; else what comes with the program
};

// Throws std::invalid_argument that says what is allowed and does not show the URL.
Url ParseUrl(std::string_view url);

}  // namespace participation::events::kafka
