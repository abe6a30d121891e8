#include "services/impact_reporting/usecases/record_finding.hpp"

#include "absl/strings/str_cat.h"
#include "libs/id/id.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/impact_reporting/store/contribution_store.hpp"
#include "services/impact_reporting/store/duty_store.hpp"
#include "services/impact_reporting/store/finding_store.hpp"
#include "services/impact_reporting/store/group_store.hpp"

namespace participation::impact_reporting {
namespace {

using ContributionIds = std::vector<std::string>;

absl::Status RefuseSource(refusal::Reason reason, std::string_view what, std::string_view field) {
  return refusal::FailedPrecondition(reason,
                                     absl::StrCat("there is no such ", std::string{what},
                                                  " here that you may use: check its id, or try again in a moment"),
                                     {{"field", std::string{field}}});
}

absl::Status Choose(database::Transaction& transaction, const Evidence& evidence, const ContributionIds& ids,
                    const std::string& only_organisation) {
  ContributionStore contributions{transaction};
  GroupStore groups{transaction};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto contribution = contributions.Find(ids[i]);
    if (!contribution || (!only_organisation.empty() && contribution->organisation != only_organisation)) {
      return RefuseSource("CONTRIBUTION_UNKNOWN", "contribution",
                          absl::StrCat("evidence.chosen.contribution_ids[", i, "]"));
    }
    groups.Join({evidence.group(), contribution->month()}, contribution->id);
  }
  return absl::OkStatus();
}

// Whether what belongs to a theme, an activity or a consultation is the organisation's.
absl::Status CheckOwner(database::Transaction& transaction, const Evidence& evidence,
                        const std::string& only_organisation) {
  if (only_organisation.empty()) return absl::OkStatus();
  DutyStore duties{transaction};
  switch (evidence.kind()) {
    case Evidence::Kind::kActivity:
      if (duties.OrganisationOfActivity(evidence.subject()) == only_organisation) return absl::OkStatus();
      return RefuseSource("ACTIVITY_UNKNOWN", "activity", "evidence.activity_id");
    case Evidence::Kind::kConsultation:
      if (duties.OrganisationOfConsultation(evidence.subject()) == only_organisation) return absl::OkStatus();
      return RefuseSource("CONSULTATION_UNKNOWN", "consultation", "evidence.consultation_id");
    case Evidence::Kind::kTheme:   // names its organisation, which was looked at where the request came in
    case Evidence::Kind::kChosen:  // each contribution is looked at
      return absl::OkStatus();
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<CountedFinding> RecordFinding(database::Transaction& transaction, FindingDraft draft, clock::Time now) {
  const std::string id = id::New();
  const auto* chosen = std::get_if<ContributionIds>(&draft.source);
  Finding finding{.id = id,
                  .organisation = std::move(draft.organisation),
                  .statement = std::move(draft.statement),
                  .evidence = chosen != nullptr ? Evidence::OfChosen(id) : std::get<Evidence>(draft.source),
                  .create_time = now};
  const auto refusal = chosen != nullptr ? Choose(transaction, finding.evidence, *chosen, draft.only_organisation)
                                         : CheckOwner(transaction, finding.evidence, draft.only_organisation);
  if (!refusal.ok()) return refusal;
  FindingStore{transaction}.Add(finding);
  const auto count = GroupStore{transaction}.Count(finding.evidence);
  return CountedFinding{std::move(finding), count};
}

}  // namespace participation::impact_reporting
