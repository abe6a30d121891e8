#pragma once

#include <chrono>
#include <string_view>

namespace participation::clock {

// "January", for people.
std::string_view NameOf(std::chrono::month month);

}  // namespace participation::clock
