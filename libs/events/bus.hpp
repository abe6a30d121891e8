#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/events/event.hpp"

namespace participation::events {

// Keeps a handler subscribed for as long as it lives. Its destructor waits for the handler to return.
class Subscription {
 public:
  virtual ~Subscription() = default;
};

// How far a group is behind on a topic.
struct Lag {
  std::string group;
  std::string topic;
  std::int64_t events = 0;
};

// Carries events between services: each at least once, in order by key. Any thread may call.
class Bus {
 public:
  // Takes events in the order of their keys. Whatever it throws, it is handed the same events again a little later.
  using Handler = std::function<void(std::span<const Event>)>;

  virtual ~Bus() = default;

  // Returns once the bus has all events for good; throws if it may not have them, and then they may be published again.
  virtual void Publish(std::span<const Event> events) = 0;

  // Each group is handed every event of `topics`, from the first one that the topics still hold, by one of the
  // group's subscriptions; the place reached is kept for the group, not for the subscription.
  virtual std::unique_ptr<Subscription> Subscribe(std::string group, std::vector<std::string> topics,
                                                  Handler handler) = 0;

  // Hands the group everything again that the topic still holds. No subscription of it may be running.
  virtual void Rewind(const std::string& group, const std::string& topic) = 0;

  // Calls `see` with everything that the topic still holds, in order.
  virtual void Replay(const std::string& topic, const Handler& see) = 0;

  // The lag of every group that has subscribed. Costs the same however much the bus holds.
  virtual std::vector<Lag> Lags() = 0;

  // Forgets some of the events from before `time` that every group which ever subscribed to their topic has been
  // handed, the first of a topic first, and tells whether there may be more. A bus whose broker does that does nothing.
  virtual bool Prune(clock::Time time) = 0;
};

// Opens `local:<path>`, a durable log in a file for the services of one process: a second that opens it is refused.
// Throws std::invalid_argument for any other URL.
std::unique_ptr<Bus> OpenBus(std::string_view url);

}  // namespace participation::events
