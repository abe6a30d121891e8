#include "libs/projections/check_log.hpp"

#include "absl/strings/str_cat.h"
#include "libs/refusal/refusal.hpp"

namespace participation::projections {

absl::Status CheckHeld(const std::string& topic, const events::Standing& standing) {
  if (standing.forgotten == 0) return absl::OkStatus();
  return refusal::FailedPrecondition(
      "LOG_INCOMPLETE",
      absl::StrCat("the bus no longer holds the first ", standing.forgotten, " events of ", topic,
                   ": restore a backup of the database instead. To rebuild another time, keep events for as long: "
                   "retention.ms of the topic on Kafka, keep-bus-hours otherwise, and keep-inbox-hours with both"),
      {{"topic", topic}});
}

absl::Status CheckLog(events::Bus& bus, const std::string& module, const Projection& projection) {
  for (const std::string& topic : projection.reactions.Topics()) {
    if (auto whole = CheckHeld(topic, bus.StandingOf(module, topic)); !whole.ok()) return whole;
  }
  return absl::OkStatus();
}

}  // namespace participation::projections
