#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "libs/disclosure/small_numbers.hpp"

// An automatic differencing attack: a reader who sees only what is published tries every table that could lie behind
// it.
namespace participation::disclosure {
namespace {

// What the reader takes the mark of a cell for. The mark of a total may hide anything.
enum class Mark { kAnything, kSmall };

class Attacker {
 public:
  Attacker(const PublishedTable& seen, const SmallNumberRule& rule, Mark mark, std::int64_t greatest)
      : seen_(seen), rule_(rule), mark_(mark), greatest_(greatest), guess_(seen.cells.size(), 0) {
    possible_.resize(seen.cells.size());
    Try(0);
  }

  // Every value each cell has in some table that agrees with the publication.
  const std::vector<std::set<std::int64_t>>& possible() const { return possible_; }

 private:
  bool Agrees(const PublishedCount& shown, std::int64_t count) const {
    return shown ? PublishCount(count, rule_) == shown : count >= 1;
  }

  bool CellAgrees(const PublishedCount& shown, std::int64_t count) const {
    const bool believable = shown || mark_ == Mark::kAnything || count < rule_.threshold;
    return believable && Agrees(shown, count);
  }

  std::int64_t RowSum(std::size_t row) const {
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < seen_.columns; ++k) sum += guess_[row * seen_.columns + k];
    return sum;
  }

  bool ColumnsAgree() const {
    std::int64_t total = 0;
    for (std::size_t column = 0; column < seen_.columns; ++column) {
      std::int64_t sum = 0;
      for (std::size_t row = 0; row < seen_.rows; ++row) sum += guess_[row * seen_.columns + column];
      if (!Agrees(seen_.column_totals[column], sum)) return false;
      total += sum;
    }
    return Agrees(seen_.total, total);
  }

  void Try(std::size_t cell) {
    if (cell > 0 && cell % seen_.columns == 0) {
      const std::size_t row = cell / seen_.columns - 1;
      if (!Agrees(seen_.row_totals[row], RowSum(row))) return;
    }
    if (cell == guess_.size()) {
      if (!ColumnsAgree()) return;
      for (std::size_t i = 0; i < guess_.size(); ++i) possible_[i].insert(guess_[i]);
      return;
    }
    for (std::int64_t count = 0; count <= greatest_; ++count) {
      if (!CellAgrees(seen_.cells[cell], count)) continue;
      guess_[cell] = count;
      Try(cell + 1);
    }
  }

  const PublishedTable& seen_;
  const SmallNumberRule& rule_;
  Mark mark_;
  std::int64_t greatest_;
  std::vector<std::int64_t> guess_;
  std::vector<std::set<std::int64_t>> possible_;
};

struct Outcome {
  int small = 0;       // small counts attacked
  int narrowed = 0;    // of these, known to lie in less than 1 to threshold - 1, whatever the marks hide
  int worked_out = 0;  // of these, known exactly to a reader who rightly takes all marks for small counts
};

// One row is published as a list, whose only total is its own.
absl::StatusOr<PublishedTable> Published(const CountTable& table, const SmallNumberRule& rule) {
  if (table.rows > 1) return PublishTable(table, rule);
  const auto list = PublishList(table.cells, rule);
  if (!list.ok()) return list.status();
  return PublishedTable{.rows = 1,
                        .columns = table.columns,
                        .cells = list->counts,
                        .row_totals = {list->total},
                        .column_totals = list->counts,
                        .total = list->total};
}

Outcome Attack(const CountTable& table, const SmallNumberRule& rule) {
  const auto seen = Published(table, rule);
  EXPECT_TRUE(seen.ok()) << seen.status();
  const auto greatest = *std::ranges::max_element(table.cells) + rule.threshold;
  const Attacker open(*seen, rule, rule.secondary ? Mark::kAnything : Mark::kSmall, greatest);
  const Attacker guessing(*seen, rule, Mark::kSmall, greatest);
  bool guess_is_true = true;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    guess_is_true &= seen->cells[i].has_value() || table.cells[i] < rule.threshold;
  }
  Outcome outcome;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    if (table.cells[i] == 0 || table.cells[i] >= rule.threshold) continue;
    ++outcome.small;
    bool whole_range = true;
    for (std::int64_t count = 1; count < rule.threshold; ++count) whole_range &= open.possible()[i].contains(count);
    outcome.narrowed += whole_range ? 0 : 1;
    outcome.worked_out += guess_is_true && guessing.possible()[i].size() == 1 ? 1 : 0;
  }
  return outcome;
}

Outcome AttackMany(std::size_t rows, std::size_t columns, std::int64_t greatest, int tables,
                   const SmallNumberRule& rule) {
  std::mt19937_64 random(rows * 100 + columns);
  std::uniform_int_distribution<std::int64_t> count(0, greatest);
  Outcome all;
  for (int i = 0; i < tables; ++i) {
    CountTable table{.rows = rows, .columns = columns, .cells = {}};
    for (std::size_t k = 0; k < rows * columns; ++k) table.cells.push_back(count(random));
    const auto outcome = Attack(table, rule);
    all.small += outcome.small;
    all.narrowed += outcome.narrowed;
    all.worked_out += outcome.worked_out;
  }
  return all;
}

struct Setting {
  std::string name;
  std::size_t rows;
  std::size_t columns;
  std::int64_t greatest;
  int tables;
  SmallNumberRule rule;
};

class RandomTablesTest : public testing::TestWithParam<Setting> {};

TEST_P(RandomTablesTest, NoSmallCountIsNarrowedOrWorkedOut) {
  const auto& [name, rows, columns, greatest, tables, rule] = GetParam();
  const auto outcome = AttackMany(rows, columns, greatest, tables, rule);
  EXPECT_GT(outcome.small, tables / 2);
  EXPECT_EQ(outcome.narrowed, 0);
  EXPECT_EQ(outcome.worked_out, 0);
}

constexpr SmallNumberRule kBelowThree{.threshold = 3, .round_to = 1, .secondary = true};

INSTANTIATE_TEST_SUITE_P(Differencing, RandomTablesTest,
                         testing::Values(Setting{"TwoByTwoBelowFive", 2, 2, 12, 1000, kBelowFive},
                                         Setting{"ListOfFourBelowFive", 1, 4, 10, 500, kBelowFive},
                                         Setting{"ListOfFourNhs", 1, 4, 16, 60, kNhsRoundingProtected},
                                         Setting{"FourRowsOfOneBelowFive", 4, 1, 10, 500, kBelowFive},
                                         Setting{"TwoByTwoBelowTen", 2, 2, 16, 300, kBelowTen},
                                         Setting{"TwoByThreeBelowThree", 2, 3, 5, 1000, kBelowThree},
                                         Setting{"ThreeByThreeBelowThree", 3, 3, 3, 150, kBelowThree},
                                         Setting{"TwoByTwoNhs", 2, 2, 16, 600, kNhsRoundingProtected}),
                         [](const auto& setting) { return setting.param.name; });

TEST(DifferencingTest, WithoutSecondarySuppressionTheSameAttackSucceeds) {
  constexpr SmallNumberRule kNothingSecondary{.threshold = 5, .round_to = 1, .secondary = false};
  const auto outcome = AttackMany(2, 2, 12, 100, kNothingSecondary);
  EXPECT_GT(outcome.worked_out, outcome.small * 9 / 10);
}

TEST(NhsRoundingTest, TheOfficialMethodCanBeUndoneAndTheProtectedVariantNot) {
  const CountTable by_both_totals{.rows = 2, .columns = 2, .cells = {6, 6, 12, 12}};
  const CountTable four_sevens{.rows = 1, .columns = 4, .cells = {7, 7, 7, 7}};
  for (const auto& table : {by_both_totals, four_sevens}) {
    EXPECT_GT(Attack(table, kNhsRounding).worked_out, 0);
    EXPECT_EQ(Attack(table, kNhsRoundingProtected).worked_out, 0);
    EXPECT_EQ(Attack(table, kNhsRoundingProtected).narrowed, 0);
  }
}

}  // namespace
}  // namespace participation::disclosure
