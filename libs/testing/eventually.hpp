#pragma once

#include <chrono>
#include <functional>

#include "libs/testing/namespace.hpp"

namespace participation::testing {

// Whether `holds` became true within the time. The only place where tests wait: the time is a limit for a broken
// program, a working one costs milliseconds.
[[nodiscard]] bool Eventually(const std::function<bool()>& holds,
                              std::chrono::milliseconds within = std::chrono::seconds{20});

}  // namespace participation::testing
