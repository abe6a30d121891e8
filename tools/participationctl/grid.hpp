#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

namespace participation::ctl {

// Whether long values of a table are cut, so that a row stays a line.
enum class Cells { kCut, kWhole };

// Values by the names of their columns.
using Row = std::vector<std::pair<std::string, std::string>>;

// Rows of equal columns.
class Grid {
 public:
  explicit Grid(Cells cells) : cells_{cells} {}

  // What only programs need (etags, update times) is left out.
  void AddRow(const Row& values);

  // Without the columns that are empty in every row.
  void Print(std::ostream& out) const;

  std::size_t rows() const { return rows_.size(); }

 private:
  std::vector<std::size_t> Widths() const;

  const Cells cells_;
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace participation::ctl
