#include "tools/participationctl/grid.hpp"

#include <algorithm>
#include <ostream>
#include <string_view>

#include "libs/text/utf8.hpp"

namespace participation::ctl {
namespace {

constexpr std::size_t kWidestCell = 60;
constexpr std::string_view kForProgramsInRows[] = {"etag", "update-time"};

// Ids are never cut: they are there to be copied.
std::string Fit(std::string text, std::string_view name, Cells cells) {
  const bool is_id = name.ends_with("-id") || name.ends_with("-ids");
  if (cells == Cells::kWhole || is_id || text::CodePoints(text) <= kWidestCell) return text;
  std::size_t end = 0;
  for (std::size_t points = 0; points + 1 < kWidestCell; ++points) {
    do ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  }
  return text.substr(0, end) + "…";
}

void PrintLine(const std::vector<std::string>& row, const std::vector<std::size_t>& widths, std::ostream& out) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (widths[i] > 0) line += row[i] + std::string(widths[i] - text::CodePoints(row[i]) + 2, ' ');
  }
  out << line.substr(0, line.find_last_not_of(' ') + 1) << "\n";
}

}  // namespace

void Grid::AddRow(const Row& values) {
  auto& row = rows_.emplace_back(names_.size());
  for (const auto& [name, text] : values) {
    if (std::ranges::find(kForProgramsInRows, name) != std::end(kForProgramsInRows)) continue;
    auto at = static_cast<std::size_t>(std::ranges::find(names_, name) - names_.begin());
    if (at == names_.size()) names_.push_back(name);
    row.resize(names_.size());
    row[at] = Fit(text, name, cells_);
  }
}

void Grid::Print(std::ostream& out) const {
  const auto widths = Widths();
  PrintLine(names_, widths, out);
  for (const auto& row : rows_) PrintLine(row, widths, out);
}

std::vector<std::size_t> Grid::Widths() const {
  std::vector<std::size_t> widths(names_.size());
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], text::CodePoints(row[i]));
  }
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] > 0) widths[i] = std::max(widths[i], names_[i].size());
  }
  return widths;
}

}  // namespace participation::ctl
