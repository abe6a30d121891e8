#include "services/activity_tracking/domain/consultation.hpp"

#include <algorithm>

#include "libs/refusal/refusal.hpp"

namespace participation::activity_tracking {

refusal::Moves MovesFrom(Consultation::State state) {
  switch (state) {
    case Consultation::State::kPrepared:
      return {"PREPARED", "OpenConsultation, UpdateConsultation, CancelConsultation"};
    case Consultation::State::kOpen:
      return {"OPEN", "CloseConsultation"};
    case Consultation::State::kClosed:
      return {"CLOSED", ""};
    case Consultation::State::kCancelled:
      break;
  }
  return {"CANCELLED", ""};
}

absl::StatusOr<Consultation> Consultation::Prepare(std::string consultation_id, ConsultationPlan plan,
                                                   clock::Time now) {
  if (auto refusal = CheckTime(plan.time, plan.rationale, now); !refusal.ok()) return refusal;
  return Consultation{
      {.consultation_id = std::move(consultation_id), .plan = std::move(plan), .create_time = now, .update_time = now}};
}

absl::Status Consultation::ChangePlan(ConsultationPlan plan, clock::Time now) {
  if (auto refusal = RefuseUnless(State::kPrepared); !refusal.ok()) return refusal;
  if (plan.activity_id != record_.plan.activity_id) {
    return refusal::InvalidField("consultation.activity_id", "must stay what it is");
  }
  if (auto refusal = CheckTime(plan.time, plan.rationale, now); !refusal.ok()) return refusal;
  plan.organisation = record_.plan.organisation;
  record_.plan = std::move(plan);
  MoveTo(state(), now);
  return absl::OkStatus();
}

absl::Status Consultation::Open(clock::Time now) {
  if (auto refusal = RefuseUnless(State::kPrepared); !refusal.ok()) return refusal;
  record_.plan.time.open = std::min(record_.plan.time.open, now);
  ++record_.version;
  MoveTo(State::kOpen, now);
  return absl::OkStatus();
}

absl::Status Consultation::Close(clock::Time now) {
  if (auto refusal = RefuseUnless(State::kOpen); !refusal.ok()) return refusal;
  record_.plan.time.close = std::min(record_.plan.time.close, now);
  ++record_.version;
  MoveTo(State::kClosed, now);
  return absl::OkStatus();
}

absl::Status Consultation::Cancel(clock::Time now) {
  if (auto refusal = RefuseUnless(State::kPrepared); !refusal.ok()) return refusal;
  MoveTo(State::kCancelled, now);
  return absl::OkStatus();
}

absl::Status Consultation::RefuseUnless(State state) const {
  if (record_.state == state) return absl::OkStatus();
  const auto moves = MovesFrom(record_.state);
  return state == State::kOpen ? refusal::RefuseMove("CONSULTATION_NOT_OPEN", "the consultation", moves)
                               : refusal::RefuseMove("CONSULTATION_NOT_PREPARED", "the consultation", moves);
}

void Consultation::MoveTo(State state, clock::Time now) {
  record_.state = state;
  ++record_.revision;
  record_.update_time = now;
}

}  // namespace participation::activity_tracking
