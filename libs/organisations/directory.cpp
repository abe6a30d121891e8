#include "libs/organisations/directory.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/identifiers/date.hpp"

namespace participation::organisations {

std::string Version::ToString() const {
  return absl::StrCat(file, ", ", rows, " rows, ", date ? "dated " + identifiers::FormatDate(*date) : "undated",
                      ", checksum ", checksum);
}

Directory::Directory(std::vector<Organisation> rows, Version version)
    : rows_(std::move(rows)), version_(std::move(version)) {
  std::ranges::sort(rows_, {}, [](const Organisation& row) { return std::tie(row.code, row.opened); });
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    Range& range = by_code_[rows_[i].code];
    if (range.count++ == 0) range.first = i;
    if (!rows_[i].parent.empty()) by_parent_[rows_[i].parent].push_back(i);
  }
}

std::span<const Organisation> Directory::PeriodsOf(std::string_view code) const {
  const auto found = by_code_.find(absl::string_view(code.data(), code.size()));
  if (found == by_code_.end()) return {};
  return std::span(rows_).subspan(found->second.first, found->second.count);
}

const Organisation* Directory::Find(std::string_view code) const {
  const auto periods = PeriodsOf(code);
  return periods.empty() ? nullptr : &periods.back();
}

const Organisation* Directory::Find(std::string_view code, Date date) const {
  for (const Organisation& period : PeriodsOf(code)) {
    if (period.OpenOn(date)) return &period;
  }
  return nullptr;
}

const Organisation* Directory::ParentOf(std::string_view code, Date date) const {
  const Organisation* child = Find(code, date);
  return child == nullptr || child->parent.empty() ? nullptr : Find(child->parent, date);
}

const Organisation* Directory::AncestorAt(Kind level, std::string_view code, Date date) const {
  const Organisation* at = Find(code, date);
  while (at != nullptr && at->kind != level) at = ParentOf(at->code, date);
  return at;
}

bool Directory::IsWithin(std::string_view code, std::string_view ancestor, Date date) const {
  const Organisation* at = Find(code, date);
  while (at != nullptr && at->code != ancestor) at = ParentOf(at->code, date);
  return at != nullptr;
}

std::vector<const Organisation*> Directory::ChildrenOf(std::string_view code, Date date) const {
  std::vector<const Organisation*> children;
  const auto found = by_parent_.find(absl::string_view(code.data(), code.size()));
  if (found == by_parent_.end()) return children;
  for (const std::uint32_t row : found->second) {
    if (rows_[row].OpenOn(date)) children.push_back(&rows_[row]);
  }
  return children;
}

}  // namespace participation::organisations
