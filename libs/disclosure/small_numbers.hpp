#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace participation::disclosure {

// How counts of people are made safe to show. Zero is always shown; a count of 1 to threshold - 1 never.
struct SmallNumberRule {
  std::int64_t threshold = 8;  // the smallest count shown: 3 to 100
  std::int64_t round_to = 5;   // shown counts are rounded to the nearest multiple, halves up; 1 shows them exactly
  bool secondary = false;      // whether other counts and totals are withheld so that none can be subtracted back
};

// NHS England's method for hospital statistics below national level since September 2018: 1 to 7 withheld, others
// rounded to the nearest 5, nothing secondary. Beside rounded totals a count can sometimes still be worked out: four
// withheld counts with the total 30 can only be four sevens. kNhsRoundingProtected, a deliberate departure, withholds
// more where that is so.
inline constexpr SmallNumberRule kNhsRounding{.threshold = 8, .round_to = 5, .secondary = false};
inline constexpr SmallNumberRule kNhsRoundingProtected{.threshold = 8, .round_to = 5, .secondary = true};

// Exact counts from 5 (the Friends and Family Test's threshold) or from 10, with secondary suppression.
inline constexpr SmallNumberRule kBelowFive{.threshold = 5, .round_to = 1, .secondary = true};
inline constexpr SmallNumberRule kBelowTen{.threshold = 10, .round_to = 1, .secondary = true};

// Bounds on what is published at once: the work of secondary suppression grows with the square of the cells.
inline constexpr std::size_t kMaxListCounts = 4096;
inline constexpr std::size_t kMaxTableCells = 1024;
inline constexpr std::int64_t kMaxCount = 1'000'000'000;

// A count as shown; nullopt is withheld. It does not say whether the count was small or hidden to protect another:
// that would tell the reader more than the mark.
using PublishedCount = std::optional<std::int64_t>;

// "*" for a withheld count, else the number.
std::string Shown(const PublishedCount& count);

// Counts of one dimension and their total, each shown once.
struct PublishedList {
  std::vector<PublishedCount> counts;
  PublishedCount total;
};

// Counts of two dimensions, row after row: cells.size() == rows * columns.
struct CountTable {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<std::int64_t> cells;
};

// A table with its totals, all safe to show together.
struct PublishedTable {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<PublishedCount> cells;
  std::vector<PublishedCount> row_totals;
  std::vector<PublishedCount> column_totals;
  PublishedCount total;
};

// One count that stands alone, with no total beside it.
PublishedCount PublishCount(std::int64_t count, const SmallNumberRule& rule);

// Counts of one dimension with their total. With rule.secondary, everything shown together leaves each small count
// open over its whole range 1 to threshold - 1, for a reader who knows the rule but not which marks hide small counts;
// somebody who takes all marks for small counts cannot work one out either. Tables that overlap are not looked at
// together. The same counts always give the same answer. InvalidArgument for a bad rule, a count outside 0 to
// kMaxCount, or more than kMaxListCounts counts.
absl::StatusOr<PublishedList> PublishList(std::span<const std::int64_t> counts, const SmallNumberRule& rule);

// As PublishList, for two dimensions with row totals, column totals and the grand total, up to kMaxTableCells cells.
absl::StatusOr<PublishedTable> PublishTable(const CountTable& table, const SmallNumberRule& rule);

}  // namespace participation::disclosure
