#include "services/impact_reporting/domain/commitment.hpp"

#include "libs/refusal/move.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/text/utf8.hpp"

namespace participation::impact_reporting {
namespace {

using State = Commitment::State;

bool IsAllowed(State from, State to) {
  if (from == State::kPlanned) return to == State::kUnderWay || to == State::kAbandoned;
  if (from == State::kUnderWay) return to == State::kDone || to == State::kAbandoned;
  return false;
}

std::string_view AllowedFrom(State state) {
  if (state == State::kPlanned) return "UNDER_WAY, ABANDONED";
  if (state == State::kUnderWay) return "DONE, ABANDONED";
  return "";
}

}  // namespace

Commitment::Commitment(std::string id, Details details, Progress progress, std::int64_t version)
    : id_{std::move(id)}, details_{std::move(details)}, progress_{std::move(progress)}, version_{version} {}

Commitment Commitment::Make(std::string id, Details details, clock::Time now) {
  return {std::move(id), std::move(details), Progress{.created = now, .updated = now}, 1};
}

Commitment Commitment::Restore(std::string id, Details details, Progress progress, std::int64_t version) {
  return {std::move(id), std::move(details), std::move(progress), version};
}

absl::Status Commitment::MoveTo(State state, std::string reason, clock::Time now) {
  if (!IsAllowed(progress_.state, state)) {
    return refusal::RefuseMove("COMMITMENT_CANNOT_MOVE", "the commitment",
                               {NameOf(progress_.state), AllowedFrom(progress_.state)});
  }
  if (state == State::kAbandoned && text::Trim(reason).empty()) {
    return refusal::InvalidField("reason", "must say why the commitment is abandoned");
  }
  progress_.state = state;
  progress_.reason = std::move(reason);
  progress_.updated = now;
  ++version_;
  return absl::OkStatus();
}

std::string_view NameOf(Commitment::State state) {
  switch (state) {
    case State::kPlanned:
      return "PLANNED";
    case State::kUnderWay:
      return "UNDER_WAY";
    case State::kDone:
      return "DONE";
    case State::kAbandoned:
      break;
  }
  return "ABANDONED";
}

}  // namespace participation::impact_reporting
