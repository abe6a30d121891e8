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

// What one service does when events reach it, each in one transaction and with effect exactly once.
class Reactions {
 public:
  // Applies one event: OK keeps what it changed; a refusal undoes it, is counted, and settles the event all the same;
  // an exception undoes it and means that the event is tried again.
  using Reaction = std::function<absl::Status(database::Transaction&, const Event&)>;

  // Reacts to every `Message` that any service publishes.
  template <class Message>
  void On(std::function<absl::Status(database::Transaction&, const Message&)> react) {
    Add(*Message::descriptor(), [react = std::move(react)](database::Transaction& transaction, const Event& event) {
      return react(transaction, Read<Message>(event));
    });
  }

  // The same where it matters how many events about the aggregate there were: `version` counts them.
  template <class Message>
  void On(std::function<absl::Status(database::Transaction&, const Message&, std::int64_t version)> react) {
    Add(*Message::descriptor(), [react = std::move(react)](database::Transaction& transaction, const Event& event) {
      return react(transaction, Read<Message>(event), event.version);
    });
  }

  // Applies an event in a part of the transaction that breaks down alone: `status` is what the reaction answered, or
  // nothing if it broke, and then `breakdown` says how. Throws if the database is away.
  struct Applied {
    std::optional<absl::Status> status;
    std::string breakdown;
  };
  Applied Apply(database::Transaction& transaction, const Event& event) const;

  // Applies those of many that are `chosen` in one part of the transaction, and tells whether all answered OK:
  // otherwise nothing is kept, and each is to be applied by itself. Throws if the database is away.
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

  std::map<std::string, Reaction> by_type_;
  std::map<std::string, int> topics_;
};

}  // namespace participation::events
