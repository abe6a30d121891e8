#include "libs/redaction/birth_dates.hpp"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace participation::redaction {
namespace {

// Whether the date at `begin` is another way to write the date of birth right before it, or is another's.
bool IsAnotherBirth(const Scan& scan, std::size_t begin) {
  const auto between = scan.SinceLast(PersonalKind::kDateOfBirth, begin);
  return between && scan.cues().GoesOnWithAnother(*between);
}

bool IsBirth(const Scan& scan, std::size_t begin, std::size_t end) {
  return scan.cues().AnnouncesBirth(scan.Before(begin, PersonalKind::kDateOfBirth)) ||
         scan.cues().ExplainsBirthDate(scan.After(end)) || IsAnotherBirth(scan, begin);
}

bool IsShort(const DigitRun& run, std::size_t group) { return run.Length(group) <= 2; }

bool IsYear(const DigitRun& run, std::size_t group) {
  const auto digits = run.Digits(group);
  return digits.size() == 4 && (digits.starts_with("18") || digits.starts_with("19") || digits.starts_with("20"));
}

bool IsDateGap(std::string_view gap) { return gap.size() <= 3 && gap.find_first_of("()+") == std::string_view::npos; }

// Three groups shaped like a date, whether or not such a day exists.
bool HasDateShape(const DigitRun& run, std::size_t first) {
  if (first + 2 >= run.size() || !IsDateGap(run.GapAfter(first)) || !IsDateGap(run.GapAfter(first + 1))) return false;
  if (!IsShort(run, first + 1)) return false;
  const bool is_year_last = IsShort(run, first) && (run.Length(first + 2) == 2 || run.Length(first + 2) == 4);
  return is_year_last || (run.Length(first) == 4 && IsShort(run, first + 2));
}

bool IsDayAndMonth(int one, int other) {
  return std::min(one, other) >= 1 && std::min(one, other) <= 12 && std::max(one, other) <= 31;
}

// The last group of what reads as a date of birth once a birth is announced.
std::optional<std::size_t> EndOfBirthDate(const DigitRun& run, std::size_t first) {
  if (HasDateShape(run, first)) return first + 2;
  const bool is_month_and_year =
      first + 1 < run.size() && IsShort(run, first) && IsYear(run, first + 1) && IsDateGap(run.GapAfter(first));
  if (is_month_and_year) return first + 1;
  if (run.Length(first) == 6 || run.Length(first) == 8) return first;
  return std::nullopt;
}

}  // namespace

std::optional<GroupedNumber> BirthDateAt(const Scan& scan, const DigitRun& run, std::size_t first) {
  if (const auto last = EndOfBirthDate(run, first); last && IsBirth(scan, run[first].begin, run[*last].end))
    return GroupedNumber{PersonalKind::kDateOfBirth, *last};
  const bool is_year = IsYear(run, first) &&
                       scan.cues().NamesBirthDateDirectly(scan.Before(run[first].begin, PersonalKind::kDateOfBirth));
  if (!is_year) return std::nullopt;
  return GroupedNumber{PersonalKind::kDateOfBirth, first};
}

std::optional<Mark> BirthDateInWordsAt(const Scan& scan, std::size_t at) {
  if (!scan.BeginsWord(at)) return std::nullopt;
  auto date = scan.patterns().DateInWords(scan.text(), at);
  if (date && !scan.EndsWord(date->end)) date = scan.patterns().DayAndMonth(scan.text(), at);
  if (!date || !scan.EndsWord(date->end)) return std::nullopt;
  while (date->end > date->begin && !absl::ascii_isalnum(scan.text()[date->end - 1])) --date->end;
  const auto words = scan.text().substr(date->begin, date->end - date->begin);
  const bool has_digit = std::any_of(words.begin(), words.end(), [](char c) { return absl::ascii_isdigit(c); });
  if (!has_digit || !IsBirth(scan, date->begin, date->end)) return std::nullopt;
  return Mark{PersonalKind::kDateOfBirth, date->begin, date->end};
}

bool IsDate(const DigitRun& run, std::size_t first) {
  if (!HasDateShape(run, first)) return false;
  const bool is_spaced = run.GapAfter(first) == " ";
  if (run.Length(first) == 4) return IsYear(run, first) && IsDayAndMonth(run.Value(first + 1), run.Value(first + 2));
  if (run.Length(first + 2) == 4 ? !IsYear(run, first + 2) : is_spaced) return false;
  return IsDayAndMonth(run.Value(first), run.Value(first + 1));
}

}  // namespace participation::redaction
