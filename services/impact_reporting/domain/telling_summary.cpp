#include "services/impact_reporting/domain/telling_summary.hpp"

#include <vector>

#include "libs/disclosure/small_numbers.hpp"

namespace participation::impact_reporting {

void TellingSummary::Add(const TellingSummary& other) {
  due += other.due;
  overdue += other.overdue;
  told += other.told;
  not_reachable += other.not_reachable;
  for (const auto& [reason, count] : other.reasons) reasons[reason] += count;
  contributions += other.contributions;
  contributions_unknown += other.contributions_unknown;
  contributions_left += other.contributions_left;
  complete = complete && other.complete;
}

absl::StatusOr<PublishedTellings> Publish(const TellingSummary& summary) {
  std::vector<std::int64_t> counts{summary.due, summary.told};
  for (const auto& [reason, count] : summary.reasons) counts.push_back(count);
  const auto list = disclosure::PublishList(counts, disclosure::kBelowFive);
  if (!list.ok()) return list.status();
  const auto alone = [](std::int64_t count) { return disclosure::PublishCount(count, disclosure::kBelowFive); };
  PublishedTellings published = Uncovered(summary);
  published.due = list->counts[0];
  if (!published.due) published.overdue.reset();
  published.told = list->counts[1];
  std::size_t next = 2;
  for (auto& [reason, count] : published.reasons) {
    count = list->counts[next++];
    if (!count) published.not_reachable.reset();
  }
  published.contributions = alone(summary.contributions);
  published.contributions_unknown = alone(summary.contributions_unknown);
  published.contributions_left = alone(summary.contributions_left);
  return published;
}

PublishedTellings Uncovered(const TellingSummary& summary) {
  return {.outcome_id = summary.outcome_id,
          .due = summary.due,
          .overdue = summary.overdue,
          .told = summary.told,
          .not_reachable = summary.not_reachable,
          .reasons = {summary.reasons.begin(), summary.reasons.end()},
          .contributions = summary.contributions,
          .contributions_unknown = summary.contributions_unknown,
          .contributions_left = summary.contributions_left,
          .complete = summary.complete};
}

}  // namespace participation::impact_reporting
