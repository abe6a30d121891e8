#include "libs/disclosure/small_numbers.hpp"

#include <algorithm>
#include <numeric>

#include "absl/strings/str_cat.h"
#include "libs/disclosure/rounding.hpp"
#include "libs/disclosure/suppression_network.hpp"

namespace participation::disclosure {
namespace {

bool IsSmall(std::int64_t count, const SmallNumberRule& rule) { return count > 0 && count < rule.threshold; }

absl::Status Validate(std::span<const std::int64_t> counts, std::size_t most, const SmallNumberRule& rule) {
  if (rule.threshold < 3 || rule.threshold > 100) {
    return absl::InvalidArgumentError(absl::StrCat("the threshold must lie between 3 and 100, not ", rule.threshold));
  }
  // A wider rounding would show a count that is not small as zero.
  if (rule.round_to < 1 || rule.round_to / 2 >= rule.threshold) {
    return absl::InvalidArgumentError(
        absl::StrCat("rounding must be at least 1 and less than twice the threshold, not ", rule.round_to));
  }
  if (counts.size() > most) {
    return absl::InvalidArgumentError(absl::StrCat("at most ", most, " counts are published at once"));
  }
  const auto usable = [](std::int64_t count) { return count >= 0 && count <= kMaxCount; };
  if (!std::ranges::all_of(counts, usable)) {
    return absl::InvalidArgumentError(absl::StrCat("a count must lie between 0 and ", kMaxCount));
  }
  return absl::OkStatus();
}

// The shape of a table: nodes are the grand total's two ends, the rows, the columns.
struct Margins {
  explicit Margins(const CountTable& table) : rows(table.rows, 0), columns(table.columns, 0) {
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      rows[i / table.columns] += table.cells[i];
      columns[i % table.columns] += table.cells[i];
    }
    total = std::accumulate(rows.begin(), rows.end(), std::int64_t{0});
  }

  std::vector<std::int64_t> rows;
  std::vector<std::int64_t> columns;
  std::int64_t total = 0;
};

SuppressionNetwork NetworkOf(const CountTable& table, const Margins& margins, const SmallNumberRule& rule) {
  constexpr std::size_t kStart = 0;
  constexpr std::size_t kEnd = 1;
  const auto row_node = [](std::size_t row) { return 2 + row; };
  const auto column_node = [&](std::size_t column) { return 2 + table.rows + column; };
  const std::int64_t margin_cost = margins.total + 1;  // a total is worth more than all cells together
  SuppressionNetwork network(2 + table.rows + table.columns, rule.threshold, rule.round_to);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    network.Add(row_node(i / table.columns), column_node(i % table.columns), table.cells[i], table.cells[i]);
  }
  for (std::size_t row = 0; row < table.rows; ++row) network.Add(kStart, row_node(row), margins.rows[row], margin_cost);
  for (std::size_t column = 0; column < table.columns; ++column) {
    network.Add(column_node(column), kEnd, margins.columns[column], margin_cost);
  }
  network.Add(kEnd, kStart, margins.total, 4 * margin_cost);
  if (rule.secondary) network.Protect();
  return network;
}

}  // namespace

std::string Shown(const PublishedCount& count) { return count ? absl::StrCat(*count) : "*"; }

PublishedCount PublishCount(std::int64_t count, const SmallNumberRule& rule) {
  if (IsSmall(count, rule)) return std::nullopt;
  return Rounded(count, rule.round_to);
}

absl::StatusOr<PublishedList> PublishList(std::span<const std::int64_t> counts, const SmallNumberRule& rule) {
  if (auto refusal = Validate(counts, kMaxListCounts, rule); !refusal.ok()) return refusal;
  const auto total = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
  SuppressionNetwork network(2, rule.threshold, rule.round_to);
  for (const auto count : counts) network.Add(0, 1, count, count);
  const std::size_t total_edge = network.Add(1, 0, total, total + 1);
  if (rule.secondary) network.Protect();
  const auto shown = [&](std::size_t edge, std::int64_t count) -> PublishedCount {
    if (network.IsWithheld(edge)) return std::nullopt;
    return Rounded(count, rule.round_to);
  };
  PublishedList published;
  for (std::size_t i = 0; i < counts.size(); ++i) published.counts.push_back(shown(i, counts[i]));
  published.total = shown(total_edge, total);
  return published;
}

absl::StatusOr<PublishedTable> PublishTable(const CountTable& table, const SmallNumberRule& rule) {
  if (table.rows == 0 || table.columns == 0 || table.rows > kMaxTableCells || table.columns > kMaxTableCells ||
      table.cells.size() != table.rows * table.columns) {
    return absl::InvalidArgumentError("a table must have rows times columns cells, at least one");
  }
  if (auto refusal = Validate(table.cells, kMaxTableCells, rule); !refusal.ok()) return refusal;
  const Margins margins(table);
  const auto network = NetworkOf(table, margins, rule);
  std::size_t edge = 0;
  const auto next = [&](std::int64_t count) -> PublishedCount {
    if (network.IsWithheld(edge++)) return std::nullopt;
    return Rounded(count, rule.round_to);
  };
  PublishedTable published{.rows = table.rows,
                           .columns = table.columns,
                           .cells = {},
                           .row_totals = {},
                           .column_totals = {},
                           .total = std::nullopt};
  for (const auto count : table.cells) published.cells.push_back(next(count));
  for (const auto count : margins.rows) published.row_totals.push_back(next(count));
  for (const auto count : margins.columns) published.column_totals.push_back(next(count));
  published.total = next(margins.total);
  return published;
}

}  // namespace participation::disclosure
