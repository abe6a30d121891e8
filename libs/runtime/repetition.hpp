#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace participation::runtime {

// Something that a module does over and over.
struct Repetition {
  std::string name;
  std::chrono::milliseconds interval;
  // Does some of it, and tells whether there may be more to do at once.
  std::function<bool()> work;
};

}  // namespace participation::runtime
