#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "libs/clock/clock.hpp"

namespace participation::activity_tracking {

// Somebody who came to an engagement event: a contribution.
struct Attendance {
  std::string attendance_id;
  std::string engagement_event_id;
  std::string registration_id;  // or empty
  std::string person_id;        // empty for somebody who did not say who they are, or was forgotten
  // Whether the adjustments that they asked for were there; nothing where nobody was asked for any or said so.
  std::optional<bool> adjustments_met;
  std::int64_t version = 1;  // counts the events about it
  clock::Time create_time;
  clock::Time update_time;
};

// How often one adjustment is asked for at an engagement event.
struct AdjustmentCount {
  std::string code;
  std::int64_t registered = 0;
  std::int64_t waiting = 0;
};

}  // namespace participation::activity_tracking
