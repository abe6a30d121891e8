#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "libs/database/database.hpp"
#include "libs/events/event.hpp"
#include "libs/events/reactions.hpp"

namespace participation::events {

// An event that a module could not apply, as it came, and why.
struct DeadLetter {
  Event event;
  std::string reason;
  std::int64_t attempts = 0;
  clock::Time dead_time;
};

// The dead letters of one module.
class DeadLetters {
 public:
  explicit DeadLetters(database::Transaction& transaction) : transaction_{transaction} {}

  void Add(const Event& event, std::string_view reason, int attempts);
  // In the order in which they came, at most `most`.
  std::vector<DeadLetter> List(std::size_t most);
  std::int64_t Count();
  std::set<std::string> Keys();
  // Applies one now and removes it. NOT_FOUND, or what the reaction refuses; what the reaction throws comes out.
  absl::Status Replay(std::string_view id, const Reactions& reactions);
  // Removes one for good. NOT_FOUND.
  absl::Status Drop(std::string_view id);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::events
