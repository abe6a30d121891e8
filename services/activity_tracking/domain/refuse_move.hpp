#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "libs/refusal/refusal.hpp"

namespace participation::activity_tracking {

// A state, and the RPCs that may follow in it, with commas between them; none in a final state.
struct Moves {
  std::string_view state;
  std::string_view allowed;
};

// FAILED_PRECONDITION for what the state of a thing ("the activity") does not allow, with what it does.
absl::Status RefuseMove(refusal::Reason reason, std::string_view thing, const Moves& moves);

}  // namespace participation::activity_tracking
