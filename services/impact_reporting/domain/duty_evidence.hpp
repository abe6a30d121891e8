#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "libs/clock/clock.hpp"

namespace participation::impact_reporting {

// One consultation with how many answered.
struct ConsultationEvidence {
  std::string id = {};
  std::string activity_id = {};
  std::string organisation = {};
  std::string title = {};
  clock::Time open_time = {};
  clock::Time close_time = {};  // as planned, or when it was closed if that was before
  bool closed = false;
  std::optional<std::int64_t> answers = {};  // absent if not counted, or withheld
};

// One activity with what came of it. Duties, rung, stage, layer and state are the names of activity tracking's values,
// such as "DUTY_SECTION_242".
struct DutyEvidence {
  std::string activity_id = {};
  std::string organisation = {};
  std::string title = {};
  std::string state = {};
  std::vector<std::string> duties = {};
  std::string rung = {};
  std::string stage = {};
  std::string layer = {};
  std::string start_date = {};
  std::string end_date = {};
  std::optional<std::int64_t> attendances = {};  // absent if not counted, or withheld
  std::vector<ConsultationEvidence> consultations = {};
  bool shortened = false;  // whether there are more of them
};

}  // namespace participation::impact_reporting
