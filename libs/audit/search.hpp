#pragma once

#include <string>
#include <vector>

#include "libs/audit/filter.hpp"
#include "libs/audit/log.hpp"

namespace participation::audit {

// An entry that was found.
struct Found {
  std::int64_t position;
  std::string bytes;
};

// Some of what was looked for, and where to go on.
struct FoundPage {
  std::vector<Found> found;
  std::int64_t next = 0;  // the position from which to look on
  bool more = false;      // there may be more from there
};

// Looks for entries from position `begin` on: at `most` of them, within bounds of bytes and of entries looked at. By or
// about a person, an index tells where; from a time on, the order of times does.
FoundPage Search(Log& log, const Filter& filter, std::int64_t begin, std::size_t most);

}  // namespace participation::audit
