#include "services/impact_reporting/usecases/hear_contribution.hpp"

#include <algorithm>
#include <map>
#include <set>

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

void UnlinkWhoLeft(ContributionStore& store, std::span<HeardContribution> heard) {
  std::vector<std::string> people;
  for (const auto& [contribution, answer, traceparent] : heard) {
    if (!contribution.person_id.empty()) people.push_back(contribution.person_id);
  }
  const std::set<std::string> left = store.WhoLeft(people);
  for (auto& [contribution, answer, traceparent] : heard) {
    if (left.contains(contribution.person_id)) contribution.Unlink();
  }
}

// Those of the contributions that are news.
std::vector<HeardContribution> Add(ContributionStore& store, std::vector<HeardContribution> heard) {
  std::vector<Contribution> contributions;
  contributions.reserve(heard.size());
  for (HeardContribution& each : heard) contributions.push_back(std::move(each.contribution));
  const std::vector<bool> added = store.Add(contributions);
  std::vector<HeardContribution> news;
  for (std::size_t i = 0; i < heard.size(); ++i) {
    if (!added[i]) continue;
    heard[i].contribution = std::move(contributions[i]);
    news.push_back(std::move(heard[i]));
  }
  return news;
}

void CountAnswers(database::Transaction& transaction, std::span<const HeardContribution> news) {
  AnswerStore::Counts counts;
  for (const auto& [contribution, answer, traceparent] : news) {
    if (answer.answer < kFirstAnswer || answer.answer > kLastAnswer) continue;
    ++counts[{contribution.organisation, answer.question, contribution.month(), contribution.site}].at(
        static_cast<std::size_t>(answer.answer - kFirstAnswer));
  }
  AnswerStore{transaction}.Add(counts);
}

std::vector<std::string> GroupsOf(const HeardThemes& heard) {
  std::vector<std::string> groups;
  for (const std::string& theme : heard.themes) groups.push_back(ThemeGroup(heard.organisation, theme));
  return groups;
}

// Takes contributions out of the groups of themes that they are said to be about no longer.
void LeaveOtherThemes(GroupStore& store, std::span<const Joining> joinings) {
  std::vector<std::string> ids;
  for (const Joining& joining : joinings) ids.push_back(joining.contribution.id);
  const auto places = store.PlacesOf(ids);
  std::vector<Member> leaving;
  for (const Joining& joining : joinings) {
    const auto found = places.find(joining.contribution.id);
    if (found == places.end()) continue;
    for (const GroupMonth& place : found->second) {
      const bool is_theme = ThemeIn(place.group).has_value();
      const bool is_said = std::ranges::find(joining.groups, place.group) != joining.groups.end();
      if (is_theme && !is_said) leaving.push_back({place, joining.contribution.id});
    }
  }
  store.Leave(leaving);
}

}  // namespace

absl::Status HearContributions(database::Transaction& transaction, std::vector<HeardContribution> heard,
                               clock::Time now) {
  ContributionStore contributions{transaction};
  for (auto& [contribution, answer, traceparent] : heard) {
    if (!IsDate(contribution.date)) contribution.date = clock::UkDateOf(now);
  }
  UnlinkWhoLeft(contributions, heard);
  const auto news = Add(contributions, std::move(heard));
  CountAnswers(transaction, news);
  std::vector<Joining> joinings;
  for (const auto& [contribution, answer, traceparent] : news) {
    if (auto groups = GroupsOf(contribution); !groups.empty()) {
      joinings.push_back({contribution, std::move(groups), traceparent});
    }
  }
  JoinGroups(transaction, joinings, now);
  return absl::OkStatus();
}

absl::Status HearThemes(database::Transaction& transaction, std::span<const HeardThemes> heard, clock::Time now) {
  std::vector<std::string> ids;
  for (const HeardThemes& each : heard) ids.push_back(each.contribution_id);
  const std::map<std::string, Contribution> contributions = ContributionStore{transaction}.Find(ids);
  std::vector<Joining> joinings;
  for (const HeardThemes& each : heard) {
    const auto found = contributions.find(each.contribution_id);
    // What is told of one key comes in order, so that this happens only where an operator dropped the dead letter that
    // told of the contribution, or a stranger wrote to the topic. What would be kept for it might stay for ever.
    if (found == contributions.end()) {
      return refusal::FailedPrecondition("CONTRIBUTION_UNKNOWN", "nothing was heard of the contribution before");
    }
    if (found->second.organisation != each.organisation) {
      return refusal::PermissionDenied("OTHER_ORGANISATION", "the contribution is another organisation's");
    }
    joinings.push_back({found->second, GroupsOf(each), each.traceparent});
  }
  JoinGroups(transaction, joinings, now);
  GroupStore store{transaction};
  LeaveOtherThemes(store, joinings);
  return absl::OkStatus();
}

}  // namespace participation::impact_reporting
