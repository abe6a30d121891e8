#include "libs/refusal/move.hpp"

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/refusal/refusal.hpp"

namespace participation::refusal {

absl::Status RefuseMove(Reason reason, std::string_view thing, const Moves& moves) {
  const std::string state{moves.state};
  const std::string allowed{moves.allowed};
  return FailedPrecondition(
      reason,
      absl::StrCat(std::string{thing}, " is ", state,
                   allowed.empty() ? ", which is final" : absl::StrCat("; possible now: ", allowed)),
      {{"state", state}, {"allowed", allowed}});
}

}  // namespace participation::refusal
