#include "libs/operations/count_events.hpp"

#include <map>
#include <utility>

#include "libs/metrics/metrics.hpp"

namespace participation::operations {
namespace {

std::string NameOf(events::Outcome outcome) {
  switch (outcome) {
    case events::Outcome::kDone:
      return "done";
    case events::Outcome::kRefused:
      return "refused";
    case events::Outcome::kRepeated:
      return "repeated";
    case events::Outcome::kSetAside:
      return "set_aside";
    case events::Outcome::kDead:
      return "dead";
    case events::Outcome::kDropped:
      return "dropped";
    case events::Outcome::kPassedOver:
      return "passed_over";
    case events::Outcome::kOutOfOrder:
      return "out_of_order";
  }
  return "unknown";
}

}  // namespace

events::Observer CountEvents(const std::string& module, metrics::Registry& registry) {
  return [module, &registry, counters = std::map<std::pair<std::string, events::Outcome>, metrics::Counter*>{}](
             const std::string& type, events::Outcome outcome) mutable {
    metrics::Counter*& counter = counters[{type, outcome}];
    if (counter == nullptr) {
      counter = &registry.CounterFor("participation_events_total", "Events heard, by what became of them",
                                     {{"module", module}, {"type", type}, {"outcome", NameOf(outcome)}});
    }
    counter->Increment();
  };
}

}  // namespace participation::operations
