#include "libs/identifiers/telephone.hpp"

#include "absl/status/status.h"
#include "libs/identifiers/written.hpp"

namespace participation::identifiers {
namespace {

constexpr std::size_t kMaxWritten = 64;
constexpr std::size_t kMinInternational = 8;
constexpr std::size_t kMaxInternational = 15;  // ITU-T E.164
constexpr std::size_t kUsualLength = 10;

// Without the leading zero. Some areas of 01 and some of 0800, 0808 and 0500 have nine digits (Ofcom numbering plan).
bool IsUnitedKingdomNumber(std::string_view number) {
  if (!IsAllDigits(number)) return false;
  const bool may_have_nine = number.front() == '1' || number.starts_with("80") || number.starts_with("500");
  if (number.size() != kUsualLength && !(may_have_nine && number.size() == kUsualLength - 1)) return false;
  if (number.front() == '5') return number[1] == '0' || number[1] == '5' || number[1] == '6';
  return std::string_view("123789").find(number.front()) != std::string_view::npos;
}

absl::StatusOr<std::string> UnitedKingdom(std::string_view number) {
  if (!IsUnitedKingdomNumber(number))
    return absl::InvalidArgumentError(
        "a telephone number of the United Kingdom is 0 and nine or ten more digits, such as 01632 960000");
  return "+44" + std::string(number);
}

absl::StatusOr<std::string> International(std::string_view number) {
  if (number.starts_with("44")) return UnitedKingdom(number.substr(number.starts_with("440") ? 3 : 2));
  const bool is_number = IsAllDigits(number) && number.front() != '0' && number.size() >= kMinInternational &&
                         number.size() <= kMaxInternational;
  if (!is_number)
    return absl::InvalidArgumentError("an international telephone number is + and eight to fifteen digits");
  return "+" + std::string(number);
}

}  // namespace

absl::StatusOr<std::string> NormaliseTelephone(std::string_view value) {
  const std::string written = WithoutSeparators(value, " -.()/", kMaxWritten);
  const std::string_view number = written;
  if (number.starts_with('+')) return International(number.substr(1));
  if (number.starts_with("00")) return International(number.substr(2));
  if (number.starts_with('0')) return UnitedKingdom(number.substr(1));
  if (number.starts_with("447") || number.starts_with("4407")) return International(number);
  return absl::InvalidArgumentError("a telephone number begins with 0, or with + and the code of its country");
}

}  // namespace participation::identifiers
