#include "libs/csv/writer.hpp"

#include <cstddef>

#include "libs/csv/scan.hpp"

namespace participation::csv {
namespace {

constexpr std::string_view kFormulaStarts = "=+-@\t\r";
constexpr std::string_view kByteOrderMarkStarts = "\xEF\xFE\xFF";

bool NeedsQuotes(std::string_view cell, char separator) {
  if (cell.empty()) return false;
  return cell.front() == ' ' || cell.back() == ' ' || kByteOrderMarkStarts.find(cell.front()) != cell.npos ||
         LengthOfRun(cell, separator) < cell.size() || LengthUntil(cell, '"') < cell.size();
}

}  // namespace

void Writer::AppendRecord(std::string& out, std::span<const std::string_view> cells) const {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out.push_back(options_.separator);
    AppendCell(out, cells[i], cells.size() == 1);
  }
  if (!cells.empty()) out.append(options_.line_end);
}

void Writer::AppendCell(std::string& out, std::string_view cell, bool only) const {
  const bool neutralise =
      options_.formulas == Formulas::kNeutralise && !cell.empty() && kFormulaStarts.find(cell.front()) != cell.npos;
  const std::string_view apostrophe = neutralise ? "'" : "";
  if (!NeedsQuotes(cell, options_.separator) && !(only && cell.empty())) {
    out.append(apostrophe).append(cell);
    return;
  }
  out.append("\"").append(apostrophe);
  while (true) {
    const std::size_t run = LengthUntil(cell, '"');
    out.append(cell.substr(0, run));
    if (run == cell.size()) break;
    out.append("\"\"");
    cell.remove_prefix(run + 1);
  }
  out.append("\"");
}

}  // namespace participation::csv
