#pragma once

#include <string_view>

namespace participation::faults {

// Kills the process, as SIGKILL does, when it passes here for the n-th time and PARTICIPATION_CRASH_AT is `<name>:<n>`.
// For tests of what survives; costs one comparison otherwise.
void CrashPoint(std::string_view name);

}  // namespace participation::faults
