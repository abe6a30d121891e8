#include "services/feedback_ingestion/imports/likely_separator.hpp"

#include <algorithm>
#include <set>

#include "libs/identifiers/written.hpp"

namespace participation::feedback_ingestion {
namespace {

constexpr std::size_t kMostColumns = 1000;  // as many as a record may have

// The header's line again, but for quotes.
std::string HeaderLine(const csv::Record& header, char separator) {
  std::string line;
  for (const std::string& field : header.fields) {
    if (!line.empty()) line += separator;
    line += field;
  }
  std::erase(line, '"');
  return line;
}

std::ptrdiff_t FoundWith(char separator, const std::string& line, const std::vector<std::string>& columns) {
  if (std::ranges::count(line, separator) >= static_cast<std::ptrdiff_t>(kMostColumns)) return 0;
  std::set<std::string> names;
  for (const std::string_view name : identifiers::Split(line, separator)) names.insert(Folded(name));
  return std::ranges::count_if(columns, [&](const std::string& column) { return names.contains(Folded(column)); });
}

}  // namespace

std::optional<char> LikelySeparator(const Mapping& mapping, const csv::Record& header) {
  const std::string line = HeaderLine(header, mapping.separator);
  const auto columns = mapping.Columns();
  std::optional<char> likely;
  auto most = FoundWith(mapping.separator, line, columns);
  for (const char separator : {',', ';', '\t', '|'}) {
    const auto found = FoundWith(separator, line, columns);
    if (found <= most) continue;
    most = found;
    likely = separator;
  }
  return likely;
}

std::string Written(char separator) { return separator == '\t' ? R"("\t")" : std::string{'"'} + separator + '"'; }

}  // namespace participation::feedback_ingestion
