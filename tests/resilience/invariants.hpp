#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "tests/resilience/history.hpp"
#include "tests/resilience/verdict.hpp"

namespace participation::events {
struct Event;
}

// The rules of docs/guarantees.md, judged from what clients were told and what can be seen afterwards: nothing here
// knows how the platform works.
namespace participation::resilience {

// What a platform shows once it has caught up.
struct Shown {
  std::vector<std::pair<std::string, std::string>> items;  // item, submission
  std::int64_t counted_items = 0;
  std::int64_t counted_results = 0;  // by impact reporting, of the events that it heard
};

// I1, I2, I4 and I6.
Verdicts JudgeShown(const History& history, const Shown& shown);

// I9.
Verdict JudgeCounts(const History& history);

// Whether a bus may hold an event again: a broker does after a crash, and its listeners do not mind.
enum class Repeats { kNone, kAllowed };

// The log of a bus, taken in from its first event to its last.
class LogJudge {
 public:
  explicit LogJudge(Repeats repeats) : repeats_{repeats} {}

  void See(std::span<const events::Event> events);

  // I3, I7 and the part of I1 and I5 that the log shows.
  Verdicts Judge(const History& history) const;

 private:
  struct Key {
    std::int64_t version = 0;  // the last
    int received = 0;          // how often, repeats aside
  };

  void See(const events::Event& event);

  const Repeats repeats_;
  std::map<std::string, Key> keys_;
  std::unordered_set<std::string> ids_;
  bool several_ = false;
  Verdict order_{"I3", "each key's events follow one another: 1, 2, 3 …"};
  Verdict repeated_{"I7", "what comes again is the very same, of its key's past"};
};

}  // namespace participation::resilience
