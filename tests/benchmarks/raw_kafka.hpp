#pragma once

#include <librdkafka/rdkafka.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "libs/events/event.hpp"
#include "libs/events/kafka/handles.hpp"
#include "libs/events/kafka/url.hpp"

namespace participation::benchmarks {

// librdkafka, with the settings of the bus and nothing else on top: the limit of what the platform can do through it.

// What events become as messages: headers are copied when they are handed over, as each message has its own.
class RawMessages {
 public:
  explicit RawMessages(std::span<const events::Event> events);

 private:
  friend class RawProducer;
  std::span<const events::Event> events_;
  std::vector<events::kafka::Headers> headers_;
};

class RawProducer {
 public:
  // `url` is that of a bus, `topic` ours.
  RawProducer(const std::string& url, const std::string& topic);

  // Hands them over. What they were made of must stay until they are confirmed.
  void Begin(const RawMessages& messages);
  // Waits until the broker has all of them.
  void Finish();

 private:
  events::kafka::Client client_;
  events::kafka::Topic topic_;
  std::size_t unconfirmed_ = 0;
};

class RawConsumer {
 public:
  // Reads all partitions: from the beginning, or what comes from now on.
  RawConsumer(const std::string& url, const std::string& topic, int partitions, bool from_the_beginning);

  // Takes `count` messages, waiting at most `millis` for each, and tells how many came.
  std::size_t Take(std::size_t count, int millis);

 private:
  events::kafka::Client client_;
};

}  // namespace participation::benchmarks
