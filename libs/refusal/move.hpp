#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "libs/refusal/reason.hpp"

namespace participation::refusal {

// A state, and what may follow in it, with commas between them; nothing in a final state.
struct Moves {
  std::string_view state;
  std::string_view allowed;
};

// FAILED_PRECONDITION for what the state of a thing ("the activity") does not allow, with what it does.
absl::Status RefuseMove(Reason reason, std::string_view thing, const Moves& moves);

}  // namespace participation::refusal
