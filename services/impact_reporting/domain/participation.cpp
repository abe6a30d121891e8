#include "services/impact_reporting/domain/participation.hpp"

#include <algorithm>
#include <array>

#include "services/impact_reporting/domain/publication.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::array kKinds = {Contribution::Kind::kFeedback, Contribution::Kind::kAttendance,
                               Contribution::Kind::kConsultationAnswer};

std::int64_t CountIn(const ParticipationTally& tally, const Month& month, Contribution::Kind kind) {
  const auto found = tally.find({month, kind});
  return found == tally.end() ? 0 : found->second;
}

}  // namespace

std::vector<ParticipationCount> PublishParticipation(const Months& months, const ParticipationTally& tally) {
  std::vector<ParticipationCount> counts;
  std::vector<ParticipationCount> month_totals;
  std::vector<PublishedCount> of_months;
  std::array<std::vector<PublishedCount>, kKinds.size()> of_kinds;
  for (const Month& month : months.All()) {
    std::array<PublishedCount, kKinds.size()> of_month;
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
      of_month[i] = Publish(CountIn(tally, month, kKinds[i]));
      of_kinds[i].push_back(of_month[i]);
      counts.push_back({month, kKinds[i], of_month[i]});
    }
    of_months.push_back(SumOf(of_month));
    month_totals.push_back({month, std::nullopt, of_months.back()});
  }
  for (std::size_t i = 0; i < kKinds.size(); ++i) counts.push_back({{}, kKinds[i], SumOf(of_kinds[i])});
  counts.insert(counts.end(), month_totals.begin(), month_totals.end());
  counts.push_back({{}, std::nullopt, SumOf(of_months)});
  return counts;
}

absl::StatusOr<Reach> PublishReach(const ReachTally& tally) {
  const std::int64_t unanswered = std::max<std::int64_t>(tally.invited - tally.accepted - tally.declined, 0);
  const std::array counts = {tally.accepted, tally.declined, unanswered};
  const auto list = PublishTogether(counts);
  if (!list.ok()) return list.status();
  return Reach{list->total, list->counts[0], list->counts[1], list->counts[2]};
}

void Publish(std::span<RegisterCount> counts) {
  for (RegisterCount& count : counts) {
    if (count.people) count.people = disclosure::PublishCount(*count.people, disclosure::kBelowTen);
  }
}

}  // namespace participation::impact_reporting
