#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
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

// How far a group is behind on a partition of a topic.
struct Lag {
  std::string group;
  std::string topic;
  std::int32_t partition = 0;
  std::int64_t events = 0;
};

// What a topic held, and how far a group had got with it, at one moment.
struct Standing {
  std::int64_t forgotten = 0;                   // events that it held before
  std::int64_t held = 0;                        // events
  std::map<std::int32_t, std::int64_t> places;  // by partition: what stands before is settled, its effects are durable
};

// What happened on a bus since it was opened, in this process.
struct BusCounts {
  struct Group {
    std::int64_t rebalances = 0;  // how often it was given partitions
    std::int64_t malformed = 0;   // messages that are no events, and were passed over
    std::int64_t restarts = 0;    // how often it had to begin anew with the brokers
  };

  std::int64_t published = 0;         // events
  std::int64_t publish_failures = 0;  // calls of Publish that threw
  std::int64_t publishing = 0;        // events that Publish is waiting for
  std::map<std::string, Group> groups;
};

// Carries events between services: each at least once, in order by key. Any thread may call.
class Bus {
 public:
  // Takes events in the order of their keys. Whatever it throws, it is handed the same events again a little later. No
  // events at all mean that what it hears from now on need not follow what it heard before: others heard what came
  // between.
  using Handler = std::function<void(std::span<const Event>)>;

  // Is shown events, and of each whether it was settled by then.
  using Witness = std::function<void(std::span<const Event> events, const std::vector<bool>& settled)>;

  virtual ~Bus() = default;

  // Returns once the bus has all events for good. Throws if it may not have them, or if it has not said so for a while;
  // then all of them are to be published again, in the same order and before any later event of their keys. An event
  // that no bus takes (event_limits.hpp) is refused before any of them is published.
  virtual void Publish(std::span<const Event> events) = 0;

  // Each group is handed every event of `topics`, from the first one that the topics still hold, by one of the
  // group's subscriptions; the place reached is kept for the group, not for the subscription.
  virtual std::unique_ptr<Subscription> Subscribe(std::string group, std::vector<std::string> topics,
                                                  Handler handler) = 0;

  // Hands the group everything again that the topic still holds. No subscription of it may be running.
  virtual void Rewind(const std::string& group, const std::string& topic) = 0;

  // What the topic holds, and how far the group has got with it, at this moment.
  virtual Standing StandingOf(const std::string& group, const std::string& topic) = 0;

  // Calls `see` with everything that the topic holds at the time of the call, in the order of keys, and with whether
  // each was settled by the group when it stood so. One call at a time, from any thread. While nothing comes it is
  // called with none now and then; what it throws ends the replay and comes out.
  virtual void Replay(const std::string& topic, const Standing& standing, const Witness& see) = 0;
  void Replay(const std::string& topic, const Handler& see) {
    Replay(topic, {}, [&see](std::span<const Event> events, const std::vector<bool>&) { see(events); });
  }

  // The lag of every group that has subscribed (in this process, if the bus has a broker). Costs the same however much
  // the bus holds.
  virtual std::vector<Lag> Lags() = 0;

  virtual BusCounts Counts() = 0;

  // Forgets some of the events from before `time` that every group which ever subscribed to their topic has been
  // handed, the first of a topic first, and tells whether there may be more. A bus whose broker does that does nothing.
  virtual bool Prune(clock::Time time) = 0;

  // How long events are kept by a bus that forgets by itself, as far as its plan says so.
  virtual std::optional<std::chrono::milliseconds> Retention() const { return std::nullopt; }
};

// Opens `local:<path>`, a durable log in a file for the services of one process (a second that opens it is refused), or
// `kafka://broker[:port][,…][?name=value&…]`, whose topics must be there (libs/events/README.md). Throws
// std::invalid_argument for any other URL, and std::exception with what to do if the bus cannot be used.
std::unique_ptr<Bus> OpenBus(std::string_view url);

// What a URL lacks for nobody between this machine and the brokers to read or change what is sent; empty if it lacks
// nothing, as where it does not leave the machine. Throws as OpenBus does for a URL that is none.
std::string WhatExposes(std::string_view url);

}  // namespace participation::events
