#include "libs/organisations/problems.hpp"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace participation::organisations {
namespace {

constexpr std::size_t kMostTold = 10;

}  // namespace

void Problems::Add(std::uint64_t line, const std::string& column, const std::string& what) {
  if (++count_ <= kMostTold) told_.push_back(absl::StrCat("line ", line, ", column ", column, ": ", what));
}

absl::Status Problems::ToStatus(const std::string& file) const {
  const std::string more = count_ > told_.size() ? absl::StrCat("\nand ", count_ - told_.size(), " more") : "";
  return absl::InvalidArgumentError(absl::StrCat(file, ":\n", absl::StrJoin(told_, "\n"), more));
}

}  // namespace participation::organisations
