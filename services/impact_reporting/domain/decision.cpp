#include "services/impact_reporting/domain/decision.hpp"

#include "absl/strings/str_cat.h"
#include "libs/clock/uk_time.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/text/utf8.hpp"

namespace participation::impact_reporting {
namespace {

absl::Status CheckReasons(Decision::Answer answer, std::string_view reasons) {
  const std::string_view said = text::Trim(reasons);
  if (said.empty()) return refusal::InvalidField("reasons", "must say why");
  if (answer == Decision::Answer::kAdopted || text::CodePoints(said) >= Decision::kFewestReasons) {
    return absl::OkStatus();
  }
  return refusal::InvalidField("reasons", absl::StrCat("must say in at least ", Decision::kFewestReasons,
                                                       " characters why not everything is done that people asked for"));
}

}  // namespace

Decision::Decision(std::string id, Details details, std::int64_t version, Times times)
    : id_{std::move(id)}, details_{std::move(details)}, version_{version}, times_{times} {}

absl::StatusOr<Decision> Decision::Record(std::string id, Details details, clock::Time now) {
  if (auto refusal = CheckReasons(details.answer, details.reasons); !refusal.ok()) return refusal;
  if (details.finding_ids.empty()) return refusal::InvalidField("finding_ids", "must name what people said");
  if (details.decide_date > clock::UkDateOf(now))
    return refusal::InvalidField("decide_date", "must not be in the future");
  return Decision{std::move(id), std::move(details), 1, {now, now}};
}

Decision Decision::Restore(std::string id, Details details, std::int64_t version, Times times) {
  return {std::move(id), std::move(details), version, times};
}

absl::Status Decision::Revise(Answer answer, std::string reasons, clock::Time now) {
  if (auto refusal = CheckReasons(answer, reasons); !refusal.ok()) return refusal;
  details_.answer = answer;
  details_.reasons = std::move(reasons);
  ++version_;
  times_.updated = now;
  return absl::OkStatus();
}

absl::Status Decision::AllowCommitment() const {
  if (details_.answer != Answer::kNotAdopted) return absl::OkStatus();
  return refusal::FailedPrecondition(
      "DECISION_NOT_ADOPTED",
      "nothing can be promised because of a decision that was not adopted: revise it, or publish why not",
      {{"answer", std::string{NameOf(details_.answer)}}, {"allowed", "ADOPTED, PARTLY_ADOPTED"}});
}

std::string_view NameOf(Decision::Answer answer) {
  switch (answer) {
    case Decision::Answer::kAdopted:
      return "ADOPTED";
    case Decision::Answer::kPartlyAdopted:
      return "PARTLY_ADOPTED";
    case Decision::Answer::kNotAdopted:
      break;
  }
  return "NOT_ADOPTED";
}

}  // namespace participation::impact_reporting
