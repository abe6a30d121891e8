#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "libs/clock/clock.hpp"
#include "services/impact_reporting/domain/evidence.hpp"

namespace participation::impact_reporting {

// What people said, and which contributions say so. It never changes.
struct Finding {
  std::string id = {};
  std::string organisation = {};
  std::string statement = {};
  Evidence evidence;
  clock::Time create_time = {};
};

// A finding with how many contributions say so, as of now.
struct CountedFinding {
  Finding finding;
  std::optional<std::int64_t> contributions = {};  // absent if withheld
};

}  // namespace participation::impact_reporting
