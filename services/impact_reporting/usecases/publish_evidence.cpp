#include "services/impact_reporting/usecases/publish_evidence.hpp"

#include <algorithm>
#include <cstdlib>

#include "services/impact_reporting/store/contribution_store.hpp"
#include "services/impact_reporting/store/finding_store.hpp"
#include "services/impact_reporting/store/group_store.hpp"

namespace participation::impact_reporting {
namespace {

// Findings about one theme that are looked at together.
constexpr std::size_t kMostOfOneTheme = 1000;

bool AreNested(const Months& one, const Months& other) {
  const bool in_other = other.Contains(one.first) && other.Contains(one.last);
  const bool in_one = one.Contains(other.first) && one.Contains(other.last);
  return in_other || in_one;
}

// The months by which two findings about one theme differ can be subtracted, if one takes in all of the other.
PublishedCount PublishTheme(database::Transaction& transaction, const Evidence& evidence) {
  GroupStore groups{transaction};
  const std::int64_t count = groups.Count(evidence);
  std::int64_t least = count;
  for (const Finding& other : FindingStore{transaction}.ListOfGroup(evidence.group(), kMostOfOneTheme)) {
    if (!AreNested(evidence.months(), other.evidence.months())) continue;
    const std::int64_t difference = std::abs(count - groups.Count(other.evidence));
    if (difference > 0) least = std::min(least, difference);
  }
  return PublishPart(count, least);
}

}  // namespace

PublishedCount PublishEvidence(database::Transaction& transaction, const Evidence& evidence) {
  const std::int64_t count = GroupStore{transaction}.Count(evidence);
  ContributionStore contributions{transaction};
  switch (evidence.kind()) {
    case Evidence::Kind::kTheme:
      return PublishTheme(transaction, evidence);
    case Evidence::Kind::kActivity:
      return PublishPart(count, contributions.LeastBeside(Contribution::Kind::kAttendance, evidence.subject()));
    case Evidence::Kind::kConsultation:
      return PublishPart(count, contributions.LeastBeside(Contribution::Kind::kConsultationAnswer, evidence.subject()));
    case Evidence::Kind::kChosen:
      break;
  }
  return Publish(count);
}

std::vector<CountedFinding> PublishFindings(database::Transaction& transaction, std::vector<Finding> findings) {
  std::vector<CountedFinding> published;
  for (Finding& finding : findings) {
    const auto count = PublishEvidence(transaction, finding.evidence);
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
