#include "libs/identifiers/nhs_number.hpp"

#include "absl/status/status.h"
#include "libs/identifiers/written.hpp"

namespace participation::identifiers {
namespace {

constexpr std::size_t kDigits = 10;
constexpr std::size_t kMaxWritten = 64;

int TwoDigits(std::string_view digits, std::size_t at) { return (digits[at] - '0') * 10 + (digits[at + 1] - '0'); }

bool BeginsWithADate(std::string_view digits) {
  const int day = TwoDigits(digits, 0);
  const int month = TwoDigits(digits, 2);
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

}  // namespace

bool HasNhsCheckDigit(std::string_view ten_digits) {
  if (ten_digits.size() != kDigits || !IsAllDigits(ten_digits)) return false;
  int sum = 0;
  for (std::size_t i = 0; i + 1 < kDigits; ++i) sum += (ten_digits[i] - '0') * static_cast<int>(kDigits - i);
  const int check = (11 - sum % 11) % 11;
  return check == ten_digits.back() - '0';
}

NhsNumberRange NhsNumberRangeOf(std::string_view ten_digits) {
  if (ten_digits.size() != kDigits || !IsAllDigits(ten_digits)) return NhsNumberRange::kUnallocated;
  if (ten_digits < "3200000000")
    return BeginsWithADate(ten_digits) ? NhsNumberRange::kScotland : NhsNumberRange::kUnallocated;
  switch (ten_digits.front()) {
    case '3':
      return NhsNumberRange::kNorthernIreland;
    case '4':
    case '6':
    case '7':
      return NhsNumberRange::kEnglandWalesIsleOfMan;
    case '9':
      return NhsNumberRange::kTest;
    default:
      return NhsNumberRange::kUnallocated;
  }
}

absl::StatusOr<std::string> NormaliseNhsNumber(std::string_view value, TestNumbers tests) {
  auto digits = WithoutSeparators(value, " -", kMaxWritten);
  if (digits.size() != kDigits || !IsAllDigits(digits))
    return absl::InvalidArgumentError("an NHS number is ten digits, such as 000 000 0000 in groups of 3, 3 and 4");
  if (!HasNhsCheckDigit(digits))
    return absl::InvalidArgumentError("the NHS number's last digit does not agree with the others: check for a slip");
  const auto range = NhsNumberRangeOf(digits);
  if (range == NhsNumberRange::kTest && tests == TestNumbers::kRefuse)
    return absl::InvalidArgumentError("NHS numbers that begin with 9 are for tests only");
  if (range == NhsNumberRange::kUnallocated)
    return absl::InvalidArgumentError(
        "the NHS number is in no issued range: England and Wales begin with 4, 6 or 7, Northern Ireland with 32 to 39, "
        "Scotland with a date of birth");
  return digits;
}

std::string DisplayNhsNumber(std::string_view ten_digits) {
  if (ten_digits.size() != kDigits) return std::string(ten_digits);
  std::string display(ten_digits);
  return display.insert(6, " ").insert(3, " ");
}

}  // namespace participation::identifiers
