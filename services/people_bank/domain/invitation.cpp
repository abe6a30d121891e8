#include "services/people_bank/domain/invitation.hpp"

#include "absl/strings/str_cat.h"
#include "libs/refusal/refusal.hpp"

namespace participation::people_bank {
namespace {

struct Moves {
  std::string state;
  std::string allowed;
};

Moves MovesFrom(Invitation::State state) {
  switch (state) {
    case Invitation::State::kQueued:
      return {"QUEUED", ""};
    case Invitation::State::kSent:
      return {"SENT", "AcceptInvitation,DeclineInvitation"};
    case Invitation::State::kAccepted:
      return {"ACCEPTED", "DeclineInvitation"};
    case Invitation::State::kDeclined:
      return {"DECLINED", ""};
    case Invitation::State::kCancelled:
      return {"CANCELLED", "InvitePeople"};
  }
  return {};
}

}  // namespace

Invitation Invitation::Queue(std::string invitation_id, std::string opportunity_id, std::string person_id,
                             std::vector<std::string> reasons, clock::Time now) {
  Record record;
  record.invitation_id = std::move(invitation_id);
  record.opportunity_id = std::move(opportunity_id);
  record.person_id = std::move(person_id);
  record.reasons = std::move(reasons);
  record.create_time = now;
  return Invitation{std::move(record)};
}

bool Invitation::Cancel(std::string_view reason) {
  if (state() != State::kQueued) return false;
  MoveTo(State::kCancelled);
  record_.cancel_reason = reason;
  return true;
}

bool Invitation::QueueAgain(clock::Time now) {
  if (state() != State::kCancelled) return false;
  MoveTo(State::kQueued);
  record_.cancel_reason.clear();
  record_.create_time = now;
  return true;
}

bool Invitation::MarkSent(clock::Time now) {
  if (state() != State::kQueued && state() != State::kCancelled) return false;
  record_.send_time = now;
  if (state() == State::kCancelled) return MoveTo(State::kCancelled), false;
  MoveTo(State::kSent);
  ++record_.version;
  return true;
}

absl::StatusOr<bool> Invitation::Accept(clock::Time now) {
  if (state() == State::kAccepted) return false;
  if (state() != State::kSent) return Refuse();
  MoveTo(State::kAccepted);
  record_.answer_time = now;
  ++record_.version;
  return true;
}

absl::StatusOr<bool> Invitation::Decline(clock::Time now) {
  if (state() == State::kDeclined) return false;
  if (state() != State::kSent && state() != State::kAccepted) return Refuse();
  MoveTo(State::kDeclined);
  record_.answer_time = now;
  ++record_.version;
  return true;
}

void Invitation::MoveTo(State state) {
  record_.state = state;
  ++record_.revision;
}

absl::Status Invitation::Refuse() const {
  const auto [state, allowed] = MovesFrom(record_.state);
  return refusal::FailedPrecondition(
      "INVITATION_NOT_OPEN",
      absl::StrCat("an invitation that is ", state, " cannot be answered so",
                   allowed.empty() ? std::string{} : absl::StrCat("; possible now: ", allowed)),
      {{"state", state}, {"allowed", allowed}});
}

}  // namespace participation::people_bank
