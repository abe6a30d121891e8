#include "services/impact_reporting/usecases/record_decision.hpp"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "libs/clock/uk_time.hpp"
#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "libs/refusal/etag.hpp"
#include "libs/refusal/refusal.hpp"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "services/impact_reporting/store/commitment_store.hpp"
#include "services/impact_reporting/store/decision_store.hpp"
#include "services/impact_reporting/store/finding_store.hpp"
#include "services/impact_reporting/store/outcome_store.hpp"

namespace participation::impact_reporting {
namespace {

absl::Status CheckFindings(database::Transaction& transaction, const Decision::Details& details) {
  FindingStore findings{transaction};
  for (std::size_t i = 0; i < details.finding_ids.size(); ++i) {
    const auto finding = findings.Find(details.finding_ids[i]);
    if (!finding.ok() || finding->organisation != details.organisation) {
      return refusal::FailedPrecondition("FINDING_UNKNOWN", "the organisation has no such finding: record it first",
                                         {{"field", absl::StrCat("finding_ids[", i, "]")}});
    }
  }
  return absl::OkStatus();
}

void Emit(database::Transaction& transaction, const Decision& decision) {
  v1::DecisionRecorded event;
  event.set_decision_id(decision.id());
  event.set_organisation(decision.details().organisation);
  event.set_title(decision.details().title);
  event.set_answer(std::string{NameOf(decision.details().answer)});
  events::Outbox{transaction}.Add(decision.id(), decision.version(), event);
}

absl::Status AllowRevision(database::Transaction& transaction, const Decision& decision, Decision::Answer answer) {
  if (!OutcomeStore{transaction}.List({}, decision.id(), {}, 1).empty()) {
    return refusal::FailedPrecondition("OUTCOME_PUBLISHED",
                                       "people are told of this decision already: record another on the same findings");
  }
  if (answer != Decision::Answer::kNotAdopted) return absl::OkStatus();
  CommitmentStore commitments{transaction};
  for (const auto state : {Commitment::State::kPlanned, Commitment::State::kUnderWay}) {
    if (!commitments.List({.decision_id = decision.id(), .state = state}, {}, 1).empty()) {
      return refusal::FailedPrecondition("COMMITMENTS_OPEN",
                                         "something promised because of this decision is still open: abandon it first");
    }
  }
  return absl::OkStatus();
}

// The same ids, each once, in their order.
std::vector<std::string> Distinct(const std::vector<std::string>& ids) {
  std::set<std::string> seen;
  std::vector<std::string> distinct;
  std::ranges::copy_if(ids, std::back_inserter(distinct),
                       [&](const std::string& id) { return seen.insert(id).second; });
  return distinct;
}

}  // namespace

absl::StatusOr<Decision> RecordDecision(database::Transaction& transaction, Decision::Details details,
                                        clock::Time now) {
  if (details.decide_date.empty()) details.decide_date = clock::UkDateOf(now);
  details.finding_ids = Distinct(details.finding_ids);
  if (auto refusal = CheckFindings(transaction, details); !refusal.ok()) return refusal;
  auto decision = Decision::Record(id::New(), std::move(details), now);
  if (!decision.ok()) return decision;
  DecisionStore{transaction}.Add(*decision);
  Emit(transaction, *decision);
  return decision;
}

absl::StatusOr<Decision> ReviseDecision(database::Transaction& transaction, const std::string& decision_id,
                                        Decision::Answer answer, std::string reasons, const std::string& etag,
                                        clock::Time now) {
  DecisionStore decisions{transaction};
  auto decision = decisions.Find(decision_id);
  if (!decision.ok()) return decision;
  if (auto refusal = refusal::CheckEtag(etag, decision->version()); !refusal.ok()) return refusal;
  if (auto refusal = AllowRevision(transaction, *decision, answer); !refusal.ok()) return refusal;
  if (auto refusal = decision->Revise(answer, std::move(reasons), now); !refusal.ok()) return refusal;
  decisions.Save(*decision);
  Emit(transaction, *decision);
  return decision;
}

}  // namespace participation::impact_reporting
