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

// Whether something was heard of, by whose it is, and may be used by whoever may use that of some organisations.
bool MayUse(const std::string& owner, const policy::Organisations& organisations) {
  return !owner.empty() && organisations.Has(owner);
}

absl::Status Choose(database::Transaction& transaction, const Evidence& evidence, const ContributionIds& ids,
                    const policy::Organisations& organisations) {
  const auto contributions = ContributionStore{transaction}.Find(std::span{ids});
  std::vector<Member> chosen;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto found = contributions.find(ids[i]);
    if (found == contributions.end() || !MayUse(found->second.organisation, organisations)) {
      return RefuseSource("CONTRIBUTION_UNKNOWN", "contribution",
                          absl::StrCat("evidence.chosen.contribution_ids[", i, "]"));
    }
    chosen.push_back({{evidence.group(), found->second.month()}, ids[i]});
  }
  GroupStore{transaction}.Join(chosen);
  return absl::OkStatus();
}

absl::Status CheckSubject(database::Transaction& transaction, const Evidence& evidence,
                          const policy::Organisations& organisations) {
  DutyStore duties{transaction};
  switch (evidence.kind()) {
    case Evidence::Kind::kActivity:
      if (MayUse(duties.OrganisationOfActivity(evidence.subject()), organisations)) return absl::OkStatus();
      return RefuseSource("ACTIVITY_UNKNOWN", "activity", "evidence.activity_id");
    case Evidence::Kind::kConsultation:
      if (MayUse(duties.OrganisationOfConsultation(evidence.subject()), organisations)) return absl::OkStatus();
      return RefuseSource("CONSULTATION_UNKNOWN", "consultation", "evidence.consultation_id");
    case Evidence::Kind::kTheme:   // may yet be spoken of; its organisation was looked at where the request came in
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
  const auto refusal = chosen != nullptr ? Choose(transaction, finding.evidence, *chosen, draft.organisations)
                                         : CheckSubject(transaction, finding.evidence, draft.organisations);
  if (!refusal.ok()) return refusal;
  FindingStore{transaction}.Add(finding);
  const auto count = GroupStore{transaction}.Count(finding.evidence);
  return CountedFinding{std::move(finding), count};
}

}  // namespace participation::impact_reporting
