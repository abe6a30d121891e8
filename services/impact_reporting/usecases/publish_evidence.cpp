#include "services/impact_reporting/usecases/publish_evidence.hpp"

#include "services/impact_reporting/store/contribution_store.hpp"
#include "services/impact_reporting/store/group_store.hpp"

namespace participation::impact_reporting {

PublishedCount PublishEvidence(database::Transaction& transaction, const Evidence& evidence) {
  using enum Contribution::Kind;
  GroupStore groups{transaction};
  ContributionStore contributions{transaction};
  const std::int64_t count = groups.Count(evidence);
  switch (evidence.kind()) {
    case Evidence::Kind::kTheme:
      return PublishPart(count, groups.LeastMonth(evidence));
    case Evidence::Kind::kActivity:
      return PublishPart(count, contributions.LeastBeside(kAttendance, evidence.subject()));
    case Evidence::Kind::kConsultation:
      return PublishPart(count, contributions.LeastBeside(kConsultationAnswer, evidence.subject()));
    case Evidence::Kind::kChosen:
      break;
  }
  return Publish(count);
}

PublishedCount PublishedFindings::CountOf(const Finding& finding) {
  const auto [at, is_new] = counts_.try_emplace(finding.id);
  if (is_new) at->second = PublishEvidence(transaction_, finding.evidence);
  return at->second;
}

std::vector<CountedFinding> PublishedFindings::Of(std::vector<Finding> findings) {
  std::vector<CountedFinding> published;
  for (Finding& finding : findings) {
    const auto count = CountOf(finding);
    published.push_back({std::move(finding), count});
  }
  return published;
}

void PublishWhoTookPart(database::Transaction& transaction, std::vector<DutyEvidence>& evidence) {
  for (DutyEvidence& activity : evidence) {
    activity.attendances = PublishEvidence(transaction, Evidence::OfActivity(activity.activity_id));
    for (ConsultationEvidence& consultation : activity.consultations) {
      consultation.answers = PublishEvidence(transaction, Evidence::OfConsultation(consultation.id));
    }
  }
}

}  // namespace participation::impact_reporting
