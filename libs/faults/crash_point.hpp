#pragma once

#include <cstdlib>
#include <string_view>

namespace participation::faults {

inline const bool kArmed = std::getenv("PARTICIPATION_CRASH_AT") != nullptr;

// Counts a pass through `name`, and ends the process on the one that PARTICIPATION_CRASH_AT chose.
void CountPass(std::string_view name);

// A place where tests kill the process, as a power cut would: PARTICIPATION_CRASH_AT=after-commit:3 sends SIGKILL on
// the third pass through CrashPoint("after-commit"). Without that variable it costs the test of one constant.
inline void CrashPoint(std::string_view name) {
  if (kArmed) [[unlikely]] {
    CountPass(name);
  }
}

}  // namespace participation::faults
