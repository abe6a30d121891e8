#include "services/activity_tracking/domain/registration.hpp"

#include <algorithm>

namespace participation::activity_tracking {
namespace {

std::vector<std::string> EachOnce(std::vector<std::string> codes) {
  std::ranges::sort(codes);
  codes.erase(std::ranges::unique(codes).begin(), codes.end());
  return codes;
}

}  // namespace

refusal::Moves MovesFrom(Registration::State state) {
  switch (state) {
    case Registration::State::kRegistered:
      return {"REGISTERED", "ChangeAdjustments, CancelRegistration, RecordAttendance"};
    case Registration::State::kWaiting:
      return {"WAITING", "ChangeAdjustments, CancelRegistration, RecordAttendance"};
    case Registration::State::kCancelled:
      return {"CANCELLED", ""};
    case Registration::State::kCalledOff:
      return {"CALLED_OFF", ""};
    case Registration::State::kAttended:
      break;
  }
  return {"ATTENDED", ""};
}

Registration Registration::Make(Record record) {
  record.adjustments = EachOnce(std::move(record.adjustments));
  return Registration{std::move(record)};
}

absl::Status Registration::ChangeAdjustments(std::vector<std::string> adjustments, clock::Time now) {
  if (auto refusal = RefuseUnless(IsLive()); !refusal.ok()) return refusal;
  record_.adjustments = EachOnce(std::move(adjustments));
  record_.update_time = now;
  return absl::OkStatus();
}

absl::Status Registration::Promote(clock::Time now) {
  if (auto refusal = RefuseUnless(state() == State::kWaiting); !refusal.ok()) return refusal;
  MoveTo(State::kRegistered, now);
  return absl::OkStatus();
}

absl::Status Registration::Cancel(clock::Time now) {
  if (auto refusal = RefuseUnless(IsLive()); !refusal.ok()) return refusal;
  MoveTo(State::kCancelled, now);
  return absl::OkStatus();
}

absl::Status Registration::Attend(clock::Time now) {
  if (auto refusal = RefuseUnless(IsLive()); !refusal.ok()) return refusal;
  MoveTo(State::kAttended, now);
  return absl::OkStatus();
}

absl::Status Registration::RefuseUnless(bool possible) const {
  if (possible) return absl::OkStatus();
  return refusal::RefuseMove("REGISTRATION_STATE", "the registration", MovesFrom(state()));
}

void Registration::MoveTo(State state, clock::Time now) {
  record_.state = state;
  record_.update_time = now;
}

}  // namespace participation::activity_tracking
