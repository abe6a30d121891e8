#include "libs/identifiers/ods_code.hpp"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "libs/identifiers/written.hpp"

namespace participation::identifiers {

absl::StatusOr<std::string> NormaliseOdsCode(std::string_view value) {
  constexpr std::size_t kMin = 3;
  constexpr std::size_t kMax = 9;
  constexpr std::size_t kMaxWritten = 32;
  std::string code = ToUpper(WithoutSeparators(value, "", kMaxWritten));
  const bool is_alphanumeric = std::all_of(code.begin(), code.end(), [](char c) { return absl::ascii_isalnum(c); });
  if (code.size() < kMin || code.size() > kMax || !is_alphanumeric)
    return absl::InvalidArgumentError("an organisation code (ODS) is three to nine letters and digits, such as A81001");
  return code;
}

}  // namespace participation::identifiers
