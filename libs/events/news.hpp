#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace participation::events {

// What became of an event, as counted by `participation_events_total{outcome}`. One that is set aside, or dead, ends as
// another of these later; it is an operator who drops one. What nothing here reacts to is passed over.
enum class Outcome { kDone, kRefused, kRepeated, kSetAside, kDead, kDropped, kPassedOver, kOutOfOrder };

// What became of an event in a transaction, told once that is durable.
struct News {
  std::string type;
  std::string event_id;
  std::optional<Outcome> outcome;  // none: it broke again, which is not counted
  std::string reason;              // why it broke, or the code with which it was refused
  std::int64_t attempts = 0;       // 0 unless it broke

  // Whether its reaction came to an end.
  bool IsEnd() const { return outcome == Outcome::kDone || outcome == Outcome::kRefused; }
};

// The type, if this program has ever heard of it, or "unknown": others choose freely what they call theirs, and a
// metric must not have as many names.
std::string NameToCount(const std::string& type);

// Tells operators what they may have to look into; of nearly all events there is nothing to be told.
void Log(const std::string& group, const News& news);

}  // namespace participation::events
