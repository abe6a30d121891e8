#pragma once

#include <stdexcept>

namespace participation::projections {

// The rebuild cannot go on, for a reason that says what to do.
class CannotRebuild : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace participation::projections
