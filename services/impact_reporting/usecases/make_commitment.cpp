#include "services/impact_reporting/usecases/make_commitment.hpp"

#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "libs/refusal/etag.hpp"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "services/impact_reporting/store/commitment_store.hpp"
#include "services/impact_reporting/store/decision_store.hpp"

namespace participation::impact_reporting {
namespace {

void Emit(database::Transaction& transaction, const Commitment& commitment) {
  v1::CommitmentMoved event;
  event.set_commitment_id(commitment.id());
  event.set_decision_id(commitment.details().decision_id);
  event.set_organisation(commitment.details().organisation);
  event.set_title(commitment.details().title);
  event.set_state(std::string{NameOf(commitment.progress().state)});
  event.set_due_date(commitment.details().due_date);
  events::Outbox{transaction}.Add(commitment.id(), commitment.version(), event);
}

}  // namespace

absl::StatusOr<Commitment> MakeCommitment(database::Transaction& transaction, Commitment::Details details,
                                          clock::Time now) {
  const auto decision = DecisionStore{transaction}.Find(details.decision_id);
  if (!decision.ok()) return decision.status();
  if (auto refusal = decision->AllowCommitment(); !refusal.ok()) return refusal;
  details.organisation = decision->details().organisation;
  auto commitment = Commitment::Make(id::New(), std::move(details), now);
  CommitmentStore{transaction}.Add(commitment);
  Emit(transaction, commitment);
  return commitment;
}

absl::StatusOr<Commitment> MoveCommitment(database::Transaction& transaction, const std::string& commitment_id,
                                          Commitment::State state, std::string reason, const std::string& etag,
                                          clock::Time now) {
  CommitmentStore commitments{transaction};
  auto commitment = commitments.Find(commitment_id);
  if (!commitment.ok()) return commitment;
  if (auto refusal = refusal::CheckEtag(etag, commitment->version()); !refusal.ok()) return refusal;
  if (auto refusal = commitment->MoveTo(state, std::move(reason), now); !refusal.ok()) return refusal;
  commitments.Save(*commitment);
  Emit(transaction, *commitment);
  return commitment;
}

}  // namespace participation::impact_reporting
