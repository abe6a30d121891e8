#include "services/impact_reporting/usecases/hear_contribution.hpp"

#include <algorithm>

#include "libs/clock/uk_time.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/impact_reporting/domain/evidence.hpp"
#include "services/impact_reporting/store/answer_store.hpp"
#include "services/impact_reporting/store/contribution_store.hpp"
#include "services/impact_reporting/store/group_store.hpp"
#include "services/impact_reporting/usecases/join_groups.hpp"

namespace participation::impact_reporting {
namespace {

constexpr int kFirstAnswer = 1;
constexpr int kLastAnswer = 6;

std::vector<std::string> GroupsOf(const Contribution& contribution) {
  std::vector<std::string> groups;
  if (!contribution.activity_id.empty()) groups.push_back(ActivityGroup(contribution.activity_id));
  if (!contribution.consultation_id.empty()) groups.push_back(ConsultationGroup(contribution.consultation_id));
  return groups;
}

}  // namespace

absl::Status HearContribution(database::Transaction& transaction, Contribution contribution, const Answer& answer,
                              clock::Time now) {
  ContributionStore contributions{transaction};
  if (!IsDate(contribution.date)) contribution.date = clock::UkDateOf(now);
  const bool is_known = contribution.contributor == Contribution::Contributor::kKnown;
  if (is_known && contributions.HasLeft(contribution.person_id)) contribution.Unlink();
  if (!contributions.Add(contribution)) return absl::OkStatus();
  if (answer.answer >= kFirstAnswer && answer.answer <= kLastAnswer) {
    AnswerStore{transaction}.Count(
        {contribution.organisation, answer.question, contribution.month(), contribution.site}, answer.answer);
  }
  JoinGroups(transaction, contribution, GroupsOf(contribution), now);
  return absl::OkStatus();
}

absl::Status HearThemes(database::Transaction& transaction, const std::string& contribution_id,
                        const std::string& organisation, const std::vector<std::string>& themes, clock::Time now) {
  const auto contribution = ContributionStore{transaction}.Find(contribution_id);
  // What is told of one key comes in order, so that this happens only where an operator dropped the dead letter that
  // told of the contribution. It will never come, and what would be kept for it would stay for ever.
  if (!contribution) return absl::OkStatus();
  if (contribution->organisation != organisation) {
    return refusal::PermissionDenied("OTHER_ORGANISATION", "the contribution is another organisation's");
  }
  std::vector<std::string> groups;
  for (const std::string& theme : themes) groups.push_back(ThemeGroup(organisation, theme));
  GroupStore store{transaction};
  JoinGroups(transaction, *contribution, groups, now);
  for (const GroupMonth& place : store.PlacesOf(contribution_id)) {
    const bool is_theme = ThemeIn(place.group).has_value();
    if (is_theme && std::ranges::find(groups, place.group) == groups.end()) store.Leave(place, contribution_id);
  }
  return absl::OkStatus();
}

}  // namespace participation::impact_reporting
