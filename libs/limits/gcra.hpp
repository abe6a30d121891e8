#pragma once

#include <cstdint>

namespace participation::limits {

// How much may be done.
struct Rate {
  double per_second = 0;
  double at_once = 0;  // after a pause: how much of it without waiting

  bool operator==(const Rate&) const = default;
};

// Whether something may be done now.
struct Verdict {
  bool allowed = false;
  std::int64_t wait_micros = 0;  // if not: until it may
};

// The generic cell rate algorithm (ITU-T I.371): one number tells how much of a rate somebody has used. `full_at` is
// when they will have all of it again, in microseconds of any clock; 0 for somebody new. What costs more than the rate
// allows at once is allowed when all of it is there.
Verdict Take(std::int64_t& full_at, std::int64_t now, double cost, const Rate& rate);

}  // namespace participation::limits
