#include "services/activity_tracking/domain/refuse_move.hpp"

#include <string>

#include "absl/strings/str_cat.h"

namespace participation::activity_tracking {

absl::Status RefuseMove(refusal::Reason reason, std::string_view thing, const Moves& moves) {
  const std::string state{moves.state};
  const std::string allowed{moves.allowed};
  return refusal::FailedPrecondition(
      reason,
      absl::StrCat(std::string{thing}, " is ", state,
                   allowed.empty() ? ", which is final" : absl::StrCat("; possible now: ", allowed)),
      {{"state", state}, {"allowed", allowed}});
}

}  // namespace participation::activity_tracking
