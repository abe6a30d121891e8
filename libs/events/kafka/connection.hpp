#pragma once

#include <chrono>
#include <functional>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "libs/events/kafka/away.hpp"
#include "libs/events/kafka/handles.hpp"
#include "libs/events/kafka/properties.hpp"
#include "libs/events/kafka/url.hpp"

namespace participation::events::kafka {

// What a client tells its owner, from within calls that poll it. Must live longer than the client.
struct Listener {
  std::function<void(const rd_kafka_message_t& message)> on_delivery = {};
  std::function<void(rd_kafka_resp_err_t what, rd_kafka_topic_partition_list_t& partitions)> on_rebalance = {};
  const class Connection* connection = nullptr;  // set by Open
};

// The way to the brokers that a URL names. Any thread may call.
class Connection {
 public:
  // Throws std::invalid_argument for a URL, or a file that it names, which makes no sense. Connects to nothing yet.
  explicit Connection(std::string_view url);

  // A client with `settings` of its own, of which an empty one is none. Throws std::invalid_argument if librdkafka does
  // not take what the file says.
  Client Open(rd_kafka_type_t type, std::initializer_list<std::pair<const char*, std::string>> settings,
              Listener& listener) const;

  // The brokers' names for a topic or a group, and ours.
  std::string Theirs(std::string_view name) const { return url_.prefix + std::string{name}; }
  std::string_view Ours(std::string_view name) const { return name.substr(url_.prefix.size()); }

  const Url& url() const { return url_; }

  // What librdkafka said last that went wrong, as " (…)", or nothing. Fit to be shown.
  std::string LastProblem() const;

  // Notes and logs what librdkafka says.
  void Hear(int level, std::string_view text) const;

 private:
  const Url url_;
  const Properties properties_;
  mutable std::mutex mutex_;
  mutable std::string last_problem_;
};

// The name of an error: "UNKNOWN_TOPIC_OR_PART".
std::string NameOf(rd_kafka_resp_err_t error);

}  // namespace participation::events::kafka
