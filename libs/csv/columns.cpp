#include "libs/csv/columns.hpp"

#include <algorithm>
#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace participation::csv {
namespace {

absl::Status Refusal(std::uint64_t line, const std::string& what) {
  return absl::InvalidArgumentError(absl::StrCat("line ", line, ": ", what));
}

std::string Normal(std::string_view name) {
  std::string normal{name};
  absl::StripAsciiWhitespace(&normal);
  absl::AsciiStrToLower(&normal);
  return normal;
}

std::string Listed(std::span<const std::string_view> names) {
  std::string list;
  for (const std::string_view name : names) list.append(list.empty() ? "" : ",").append(name);
  return list;
}

}  // namespace

absl::StatusOr<Columns> Columns::Of(const Record& header, std::span<const std::string_view> required) {
  Columns columns;
  for (const std::string& field : header.fields) {
    std::string name = Normal(field);
    if (const auto earlier = columns.Find(name); earlier && !name.empty()) {
      return Refusal(header.line, absl::StrCat("column ", columns.size() + 1, " has the name of column ", *earlier + 1,
                                               ". Give each column a name of its own."));
    }
    columns.names_.push_back(std::move(name));
  }
  for (const std::string_view name : required) {
    if (columns.Find(name)) continue;
    return Refusal(header.line, absl::StrCat("the header has no column ", std::string(name), ". It must name ",
                                             Listed(required), "."));
  }
  return columns;
}

std::optional<std::size_t> Columns::Find(std::string_view name) const {
  const auto found = std::ranges::find(names_, Normal(name));
  if (found == names_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names_.begin());
}

std::string_view Columns::Field(const Record& record, std::string_view name) const {
  const auto column = Find(name);
  return column && *column < record.fields.size() ? std::string_view(record.fields[*column]) : std::string_view();
}

}  // namespace participation::csv
