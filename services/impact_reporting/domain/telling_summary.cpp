#include "services/impact_reporting/domain/telling_summary.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "services/impact_reporting/domain/publication.hpp"

namespace participation::impact_reporting {
namespace {

void Add(PublishedCount& sum, const PublishedCount& part) { sum = SumOf(std::array{sum, part}); }

// The contributions behind an outcome with those of nobody known and of people who left, who are parts of them.
absl::Status PublishContributions(const TellingSummary& summary, PublishedTellings& published) {
  const std::int64_t known = summary.contributions - summary.contributions_unknown - summary.contributions_left;
  const auto list = PublishTogether(
      std::array{summary.contributions_unknown, summary.contributions_left, std::max<std::int64_t>(known, 0)});
  if (!list.ok()) return list.status();
  published.contributions_unknown = list->counts[0];
  published.contributions_left = list->counts[1];
  published.contributions = list->total;
  return absl::OkStatus();
}

}  // namespace

void PublishedTellings::WithholdContributions() {
  contributions.reset();
  contributions_unknown.reset();
  contributions_left.reset();
}

absl::StatusOr<PublishedTellings> Publish(const TellingSummary& summary) {
  std::vector<std::int64_t> counts{summary.due, summary.told};
  for (const auto& [reason, count] : summary.reasons) counts.push_back(count);
  const auto list = PublishTogether(counts);
  if (!list.ok()) return list.status();
  PublishedTellings published = Uncovered(summary);
  published.due = list->counts[0];
  published.overdue = published.due ? PublishPart(summary.overdue, summary.due - summary.overdue) : std::nullopt;
  published.told = list->counts[1];
  std::size_t next = 2;
  for (auto& [reason, count] : published.reasons) {
    count = list->counts[next++];
    if (!count) published.not_reachable.reset();
  }
  if (auto refusal = PublishContributions(summary, published); !refusal.ok()) return refusal;
  return published;
}

PublishedTellings Together(std::span<const PublishedTellings> outcomes) {
  PublishedTellings all = Uncovered({.complete = true});
  for (const PublishedTellings& each : outcomes) {
    Add(all.due, each.due);
    Add(all.overdue, each.overdue);
    Add(all.told, each.told);
    Add(all.not_reachable, each.not_reachable);
    for (const auto& [reason, count] : each.reasons) Add(all.reasons.try_emplace(reason, 0).first->second, count);
    Add(all.contributions, each.contributions);
    Add(all.contributions_unknown, each.contributions_unknown);
    Add(all.contributions_left, each.contributions_left);
    all.complete = all.complete && each.complete;
  }
  return all;
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
