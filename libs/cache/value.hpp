#pragma once

#include <chrono>
#include <string>

namespace participation::cache {

// What is kept under a key.
struct Value {
  std::string version = {};  // of what it was made from
  std::string bytes = {};
  std::chrono::microseconds cost{0};  // how long it took to make
};

}  // namespace participation::cache
