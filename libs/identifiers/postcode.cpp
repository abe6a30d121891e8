#include "libs/identifiers/postcode.hpp"

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "libs/identifiers/written.hpp"

namespace participation::identifiers {
namespace {

constexpr std::size_t kInwardLength = 3;
constexpr std::size_t kMaxWritten = 32;
constexpr std::string_view kFirstNever = "QVX";
constexpr std::string_view kSecondNever = "IJZ";
constexpr std::string_view kThirdOfA9A = "ABCDEFGHJKPSTUW";
constexpr std::string_view kFourthOfAA9A = "ABEHMNPRVWXY";
constexpr std::string_view kInwardNever = "CIKMOV";

bool IsIn(char character, std::string_view set) { return set.find(character) != std::string_view::npos; }
bool IsLetterBesides(char letter, std::string_view refused) {
  return absl::ascii_isupper(letter) && !IsIn(letter, refused);
}

// A9, A99, A9A, AA9, AA99, AA9A.
bool IsOutward(std::string_view outward) {
  if (outward.size() < 2 || outward.size() > 4 || !IsLetterBesides(outward[0], kFirstNever)) return false;
  const bool has_two_letters = absl::ascii_isupper(outward[1]);
  if (has_two_letters && IsIn(outward[1], kSecondNever)) return false;
  const auto district = outward.substr(has_two_letters ? 2 : 1);
  if (IsAllDigits(district)) return district.size() <= 2;
  return district.size() == 2 && absl::ascii_isdigit(district[0]) &&
         IsIn(district[1], has_two_letters ? kFourthOfAA9A : kThirdOfA9A);
}

bool IsInward(std::string_view inward) {
  return inward.size() == kInwardLength && absl::ascii_isdigit(inward[0]) && IsLetterBesides(inward[1], kInwardNever) &&
         IsLetterBesides(inward[2], kInwardNever);
}

}  // namespace

absl::StatusOr<std::string> NormalisePostcode(std::string_view value) {
  const std::string written = ToUpper(WithoutSeparators(value, " ", kMaxWritten));
  const std::string_view view = written;
  if (view.size() > kInwardLength) {
    const auto outward = view.substr(0, view.size() - kInwardLength);
    const auto inward = view.substr(view.size() - kInwardLength);
    if ((IsOutward(outward) && IsInward(inward)) || view == "GIR0AA")
      return std::string(outward) + " " + std::string(inward);
  }
  return absl::InvalidArgumentError("a postcode is a United Kingdom postcode in full, such as SW1A 1AA");
}

std::string OutwardPart(std::string_view normalised_postcode) {
  return std::string(normalised_postcode.substr(0, normalised_postcode.find(' ')));
}

absl::StatusOr<std::string> NormaliseOutwardPart(std::string_view value) {
  std::string outward = ToUpper(WithoutSeparators(value, " ", kMaxWritten));
  if (!IsOutward(outward))
    return absl::InvalidArgumentError(
        "the first part of a postcode is one or two letters and a district, such as SW1A");
  return outward;
}

}  // namespace participation::identifiers
