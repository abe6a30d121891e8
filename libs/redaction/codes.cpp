#include "libs/redaction/codes.hpp"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "libs/identifiers/national_insurance.hpp"
#include "libs/identifiers/postcode.hpp"

namespace participation::redaction {
namespace {

std::string LettersAndDigits(std::string_view text) {
  std::string kept(text);
  std::erase_if(kept, [](char c) { return !absl::ascii_isalnum(c); });
  return kept;
}

// Where the number's last letter ends, which may stand apart from the digits that end at `digits_end`.
std::optional<std::size_t> EndOfSuffix(const Scan& scan, std::size_t digits_end) {
  constexpr std::size_t kWidestGap = 3;
  const auto letter = scan.text().find_first_not_of(" \t\r\n.-", digits_end);
  if (letter == std::string_view::npos || letter - digits_end > kWidestGap) return std::nullopt;
  const char suffix = absl::ascii_toupper(scan.text()[letter]);
  if (suffix < 'A' || suffix > 'D' || !scan.EndsWord(letter + 1)) return std::nullopt;
  return letter + 1;
}

// Words and readings ("BM 12 14 16") of two letters that a number could begin with.
bool IsWordOfTwoLetters(std::string_view letters) {
  constexpr std::string_view kWords = " am an as at be bm bp by ct er gp he hr me mr ms my oh on or pm pt re rm rr we ";
  return kWords.find(" " + absl::AsciiStrToLower(std::string(letters)) + " ") != std::string_view::npos;
}

// Whether one more letter or digit follows, or a placeholder, which may stand where a digit was.
bool GoesOn(std::string_view text, std::size_t end) {
  const auto next = text.find_first_not_of(" -", end);
  if (next == std::string_view::npos) return false;
  const bool is_alone = next + 1 == text.size() || !absl::ascii_isalpha(text[next + 1]);
  return absl::ascii_isdigit(text[next]) || text[next] == '[' || (absl::ascii_isalpha(text[next]) && is_alone);
}

// "AB 12 34 56", with the same space or hyphen between the pairs.
bool IsInPairs(std::string_view written) {
  constexpr std::size_t kLength = 11;
  const bool is_apart = written.size() == kLength && (written[2] == ' ' || written[2] == '-');
  return is_apart && written[5] == written[2] && written[8] == written[2] && !IsWordOfTwoLetters(written.substr(0, 2));
}

// "B12 3rd injection" is no address, though B12 3RD is a postcode.
bool IsOrdinal(std::string_view postcode) {
  constexpr std::array<std::string_view, 4> kEndings = {"st", "nd", "rd", "th"};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](auto ending) { return postcode.ends_with(ending); });
}

}  // namespace

std::optional<Mark> NationalInsuranceNumberAt(const Scan& scan, std::size_t at) {
  const auto digits = scan.patterns().NationalInsuranceNumber(scan.text(), at);
  if (!digits || !scan.BeginsWord(at)) return std::nullopt;
  const std::string number = LettersAndDigits(scan.text().substr(at, digits->end - at));
  if (!identifiers::IsNationalInsurancePrefix(std::string_view(number).substr(0, 2))) return std::nullopt;
  if (const auto end = EndOfSuffix(scan, digits->end)) return Mark{PersonalKind::kNationalInsuranceNumber, at, *end};
  if (!scan.EndsWord(digits->end)) return std::nullopt;
  const bool is_in_pairs = IsInPairs(scan.text().substr(at, digits->end - at)) && !GoesOn(scan.text(), digits->end);
  if (!is_in_pairs && !scan.cues().AnnouncesNationalInsurance(scan.Before(at))) return std::nullopt;
  return Mark{PersonalKind::kNationalInsuranceNumber, at, digits->end};
}

std::optional<Mark> PostcodeAt(const Scan& scan, std::size_t at) {
  const auto postcode = scan.patterns().Postcode(scan.text(), at);
  if (!postcode || !scan.BeginsWord(at) || !scan.EndsWord(postcode->end)) return std::nullopt;
  const auto written = scan.text().substr(at, postcode->end - at);
  if (!identifiers::NormalisePostcode(LettersAndDigits(written)).ok()) return std::nullopt;
  if (IsOrdinal(written) && !scan.cues().AnnouncesPostcode(scan.Before(at))) return std::nullopt;
  return Mark{PersonalKind::kPostcode, at, postcode->end};
}

}  // namespace participation::redaction
