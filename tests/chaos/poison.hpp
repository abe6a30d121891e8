#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/chaos/fault.hpp"
#include "tests/resilience/checker.hpp"

namespace participation::events {
class Bus;
struct Event;
}  // namespace participation::events

namespace participation::chaos {

// Tells of items with events that nobody can read or that the listener's database refuses, each with a sound one behind
// it that must wait, and sound ones of other items that must not.
class Poison {
 public:
  Poison(const std::string& bus, std::shared_ptr<grpc::Channel> impact_reporting);
  ~Poison();

  std::vector<Fault> All();

  // I8: whether the listener has set aside both events of each such item, and nothing else; and whether it counted what
  // came behind them soon.
  resilience::Verdicts Judge() const;

 private:
  void TellOfOne(const std::string& item, const events::Event& poison);
  resilience::Verdict JudgeDeadLetters() const;

  const std::unique_ptr<events::Bus> bus_;
  const std::shared_ptr<grpc::Channel> impact_reporting_;
  std::vector<std::string> told_;     // items
  std::vector<std::string> unknown_;  // the bus did not say whether it has their events
  resilience::Verdict soon_{"I8", "what came behind it is counted within a minute"};
};

}  // namespace participation::chaos
