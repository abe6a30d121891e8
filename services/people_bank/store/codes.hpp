#pragma once

#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace participation::people_bank {

// Lists of codes as they are kept in one column: codes have no commas.
inline std::string JoinCodes(const std::vector<std::string>& codes) { return absl::StrJoin(codes, ","); }

inline std::vector<std::string> SplitCodes(const std::string& joined) {
  return absl::StrSplit(joined, ',', absl::SkipEmpty());
}

}  // namespace participation::people_bank
