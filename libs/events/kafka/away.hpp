#pragma once

#include <stdexcept>

namespace participation::events::kafka {

// No broker answered in time.
class Away : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace participation::events::kafka
