#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/chaos/fault.hpp"
#include "tests/resilience/checker.hpp"

namespace participation::events {
class Bus;
}

namespace participation::chaos {

// Tells of items with events that nobody can read, each with a sound one behind it that must wait.
class Poison {
 public:
  explicit Poison(const std::string& bus);
  ~Poison();

  std::vector<Fault> All();

  // I8: whether the listener has set aside both events of each such item, and nothing else.
  resilience::Verdict Judge(const resilience::Channels& channels) const;

 private:
  void TellOfOne();

  const std::unique_ptr<events::Bus> bus_;
  std::vector<std::string> told_;     // items
  std::vector<std::string> unknown_;  // the bus did not say whether it has their events
};

}  // namespace participation::chaos
