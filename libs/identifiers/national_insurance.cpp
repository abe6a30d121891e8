#include "libs/identifiers/national_insurance.hpp"

#include <algorithm>
#include <array>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "libs/identifiers/written.hpp"

namespace participation::identifiers {
namespace {

constexpr std::size_t kLength = 9;
constexpr std::size_t kMaxWritten = 64;
constexpr std::string_view kNeverFirst = "DFIQUV";
constexpr std::string_view kNeverSecond = "DFIOQUV";
constexpr std::array<std::string_view, 7> kNeverIssued = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};

bool IsLetterBesides(char letter, std::string_view refused) {
  return absl::ascii_isupper(letter) && refused.find(letter) == std::string_view::npos;
}

}  // namespace

bool IsNationalInsurancePrefix(std::string_view two_letters) {
  const std::string prefix = ToUpper(two_letters);
  return prefix.size() == 2 && IsLetterBesides(prefix[0], kNeverFirst) && IsLetterBesides(prefix[1], kNeverSecond) &&
         std::find(kNeverIssued.begin(), kNeverIssued.end(), prefix) == kNeverIssued.end();
}

absl::StatusOr<std::string> NormaliseNationalInsuranceNumber(std::string_view value) {
  const std::string number = ToUpper(WithoutSeparators(value, " -.", kMaxWritten));
  const std::string_view view = number;
  if (number.size() != kLength || !IsAllDigits(view.substr(2, 6)) || number.back() < 'A' || number.back() > 'D')
    return absl::InvalidArgumentError(
        "a National Insurance number is two letters, six digits and a letter from A to D, such as QQ 00 00 00 A");
  if (!IsNationalInsurancePrefix(view.substr(0, 2)))
    return absl::InvalidArgumentError("the National Insurance number begins with two letters that are never issued");
  return number;
}

}  // namespace participation::identifiers
