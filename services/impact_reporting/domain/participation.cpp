#include "services/impact_reporting/domain/participation.hpp"

#include <algorithm>
#include <array>

#include "libs/disclosure/small_numbers.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::array kKinds = {Contribution::Kind::kFeedback, Contribution::Kind::kAttendance,
                               Contribution::Kind::kConsultationAnswer};

disclosure::CountTable TableOf(const std::vector<Month>& months, const ParticipationTally& tally) {
  disclosure::CountTable table{.rows = months.size(), .columns = kKinds.size(), .cells = {}};
  for (const Month& month : months) {
    for (const auto kind : kKinds) {
      const auto found = tally.find({month, kind});
      table.cells.push_back(found == tally.end() ? 0 : found->second);
    }
  }
  return table;
}

}  // namespace

absl::StatusOr<std::vector<ParticipationCount>> PublishParticipation(const Months& months,
                                                                     const ParticipationTally& tally) {
  const std::vector<Month> all = months.All();
  const auto table = disclosure::PublishTable(TableOf(all, tally), disclosure::kBelowFive);
  if (!table.ok()) return table.status();
  std::vector<ParticipationCount> counts;
  for (std::size_t row = 0; row < table->rows; ++row) {
    for (std::size_t column = 0; column < table->columns; ++column) {
      counts.push_back({all[row], kKinds[column], table->cells[row * table->columns + column]});
    }
  }
  for (std::size_t column = 0; column < table->columns; ++column) {
    counts.push_back({{}, kKinds[column], table->column_totals[column]});
  }
  for (std::size_t row = 0; row < table->rows; ++row)
    counts.push_back({all[row], std::nullopt, table->row_totals[row]});
  counts.push_back({{}, std::nullopt, table->total});
  return counts;
}

absl::StatusOr<Reach> PublishReach(const ReachTally& tally) {
  const std::int64_t unanswered = std::max<std::int64_t>(tally.invited - tally.accepted - tally.declined, 0);
  const std::array counts = {tally.accepted, tally.declined, unanswered};
  const auto list = disclosure::PublishList(counts, disclosure::kBelowFive);
  if (!list.ok()) return list.status();
  return Reach{list->total, list->counts[0], list->counts[1], list->counts[2]};
}

void Publish(std::span<RegisterCount> counts) {
  for (RegisterCount& count : counts) {
    if (count.people) count.people = disclosure::PublishCount(*count.people, disclosure::kBelowTen);
  }
}

}  // namespace participation::impact_reporting
