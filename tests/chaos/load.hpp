#pragma once

#include <cstddef>
#include <string>

#include "tests/journeys/apart.hpp"

// How much tests/chaos does, and what it costs.
namespace participation::chaos {

// A number, or a text, from the environment, as `tools/chaos` gives it.
unsigned FromEnvironment(const char* name, unsigned fallback);
std::string FromEnvironment(const char* name);

// Kilobytes that the replicas of a service hold at most, each by itself.
std::size_t LargestMemory(const journeys::Apart& platform, const std::string& service);

}  // namespace participation::chaos
