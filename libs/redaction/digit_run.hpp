#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "libs/redaction/expression.hpp"

namespace participation::redaction {

// Digits in groups apart by spaces, hyphens, dots, brackets or a line's end, such as "020 7946 0123".
// One run may hold several numbers, so numbers are looked for from group to group.
class DigitRun {
 public:
  DigitRun(std::string_view text, Span span);

  std::size_t size() const { return groups_.size(); }
  const Span& operator[](std::size_t group) const { return groups_[group]; }
  std::size_t Length(std::size_t group) const { return groups_[group].end - groups_[group].begin; }
  std::string_view Digits(std::size_t group) const;

  // The number that a group of at most four digits is.
  int Value(std::size_t group) const;

  // What stands between a group (not the last) and the next.
  std::string_view GapAfter(std::size_t group) const;

  // The digits of the groups `first` to `last` together.
  std::string Joined(std::size_t first, std::size_t last) const;

  // Whether a plus sign, perhaps with a bracket, leads the group.
  bool HasPlus(std::size_t group) const;

 private:
  std::string_view text_;
  std::vector<Span> groups_;
};

}  // namespace participation::redaction
