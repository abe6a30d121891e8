#pragma once

#include <google/protobuf/message.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "libs/database/database.hpp"
#include "libs/events/bus.hpp"

namespace participation::events {

// An event that arrived, as its type.
template <class Message>
struct Arrived {
  Message message;
  std::string traceparent;  // of what asked for what it tells; may be empty
};

// What one service does when events reach it, each with effect exactly once.
class Reactions {
 public:
  // Applies events of one type and of different keys, in any order: OK keeps what they changed; a refusal undoes it,
  // and so does an exception. Of one event, a refusal is counted and settles it all the same, and after an exception it
  // is tried again; of many, each is then applied by itself.
  using Reaction = std::function<absl::Status(database::Transaction&, std::span<const Event* const>)>;

  // Reacts to every `Message` that any service publishes.
  template <class Message>
  void On(std::function<absl::Status(database::Transaction&, const Message&)> react) {
    On<Message>([react = std::move(react)](database::Transaction& transaction, const Message& message, std::int64_t) {
      return react(transaction, message);
    });
  }

  // The same where it matters how many events about the aggregate there were: `version` counts them.
  template <class Message>
  void On(std::function<absl::Status(database::Transaction&, const Message&, std::int64_t version)> react) {
    AddForEach(*Message::descriptor(),
               [react = std::move(react)](database::Transaction& transaction, const Event& event) {
                 return react(transaction, Read<Message>(event), event.version);
               });
  }

  // The same where many at once take few statements.
  template <class Message>
  void OnMany(std::function<absl::Status(database::Transaction&, std::span<const Arrived<Message>>)> react) {
    Add(*Message::descriptor(),
        [react = std::move(react)](database::Transaction& transaction, std::span<const Event* const> events) {
          std::vector<Arrived<Message>> arrived;
          arrived.reserve(events.size());
          for (const Event* event : events) arrived.push_back({Read<Message>(*event), event->traceparent});
          return react(transaction, arrived);
        });
  }

  // Applies an event in a part of the transaction that breaks down alone: `status` is what the reaction answered, or
  // nothing if it broke, and then `breakdown` says how. Throws if the database is away.
  struct Applied {
    std::optional<absl::Status> status;
    std::string breakdown;
  };
  Applied Apply(database::Transaction& transaction, const Event& event) const;

  // Applies those of many that are `chosen` in one part of the transaction, those of a topic and key in their order and
  // all others in any, and tells whether all answered OK: otherwise nothing is kept, and each is to be applied by
  // itself. Throws if the database is away.
  bool ApplyTogether(database::Transaction& transaction, std::span<const Event> events,
                     const std::vector<bool>& chosen) const;

  // The topics on which the events arrive.
  std::vector<std::string> Topics() const;

  // The reaction to a type, or nullptr: types that nobody here knows are passed over.
  const Reaction* Find(const std::string& type) const;

  bool empty() const { return by_type_.empty(); }

 private:
  template <class Message>
  static Message Read(const Event& event) {
    Message message;
    if (!message.ParseFromString(event.data)) throw std::runtime_error{"the event cannot be read"};
    return message;
  }

  void Add(const google::protobuf::Descriptor& type, Reaction reaction);
  void AddForEach(const google::protobuf::Descriptor& type,
                  std::function<absl::Status(database::Transaction&, const Event&)> react);

  std::map<std::string, Reaction> by_type_;
  std::map<std::string, int> topics_;
};

}  // namespace participation::events
