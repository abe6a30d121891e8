#include "tests/chaos/poison.hpp"

#include <map>

#include "libs/events/bus.hpp"
#include "libs/events/event.hpp"
#include "libs/id/id.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"
#include "tests/resilience/ask.hpp"

namespace participation::chaos {

Poison::Poison(const std::string& bus) : bus_{events::OpenBus(bus)} {}

Poison::~Poison() = default;

std::vector<Fault> Poison::All() {
  return {{"an event that cannot be read", 2, [this] { TellOfOne(); }}};
}

void Poison::TellOfOne() {
  const std::string item = id::New();
  events::Event unreadable = events::Wrap(item, 1, feedback_ingestion::v1::FeedbackReceived{});
  unreadable.data = "\xff\xff\xff no message";
  feedback_ingestion::v1::FeedbackThemed themed;
  themed.set_feedback_item_id(item);
  themed.set_organisation(resilience::kOrganisation);
  try {
    bus_->Publish(std::vector{unreadable, events::Wrap(item, 2, themed)});
    told_.push_back(item);
  } catch (const std::exception&) {
    unknown_.push_back(item);
  }
}

resilience::Verdict Poison::Judge(const resilience::Channels& channels) const {
  resilience::Verdict verdict{"I8", "what cannot be read is set aside with what is behind it"};
  std::map<std::string, int> dead;
  for (const auto& key : resilience::ListDeadKeys(channels.impact_reporting, "impact_reporting")) ++dead[key];
  for (const auto& item : told_) {
    verdict.Look(dead[item] == 2, item + ": " + std::to_string(dead[item]) + " of 2 events");
    dead.erase(item);
  }
  for (const auto& item : unknown_) dead.erase(item);
  for (const auto& [key, events] : dead) verdict.Look(false, key + " was sound and is set aside");
  return verdict;
}

}  // namespace participation::chaos
