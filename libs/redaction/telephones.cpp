#include "libs/redaction/telephones.hpp"

#include "libs/identifiers/telephone.hpp"

namespace participation::redaction {
namespace {

constexpr std::size_t kMostDigits = 17;  // 00, the country, and the number of E.164
constexpr std::size_t kFewestAnnounced = 6;
constexpr std::size_t kMostAnnounced = 15;

// Whether the next group may belong to the same foreign number: groups stand close, on one line.
bool IsClose(std::string_view gap) {
  return gap.size() <= 2 && gap.find_first_of("\n+") == std::string_view::npos && gap != ". ";
}

// The last group at which the digits from `first` on, led by `prefix`, are a number that can be dialled. The longest
// wins in the United Kingdom, where lengths are known; elsewhere groups are added while they stand close.
std::optional<std::size_t> Dialled(const DigitRun& run, std::size_t first, const std::string& prefix) {
  std::optional<std::size_t> last;
  std::string number = prefix;
  for (std::size_t group = first; group < run.size() && number.size() <= kMostDigits; ++group) {
    if (group > first && prefix == "+" && !number.starts_with("+44") && !IsClose(run.GapAfter(group - 1))) break;
    number += run.Digits(group);
    if (number.size() <= kMostDigits + 1 && identifiers::NormaliseTelephone(number).ok()) last = group;
  }
  return last;
}

std::optional<GroupedNumber> AsTelephone(std::optional<std::size_t> last) {
  if (!last) return std::nullopt;
  return GroupedNumber{PersonalKind::kTelephoneNumber, *last};
}

// Area codes are written in one piece; only mobile numbers are seen in pairs.
bool HasNationalShape(const DigitRun& run, std::size_t first) {
  if (run.Digits(first).front() != '0') return false;
  if (run.Length(first) >= 3) return true;
  const std::string opening = run.Joined(first, std::min(first + 1, run.size() - 1));
  return opening.starts_with("07") || (run.Length(first) == 1 && run.Length(std::min(first + 1, run.size() - 1)) == 1);
}

// A mobile number as exports of text messages write it, 44 without its plus: the digits after it do not begin with a
// pair, as those of a list do.
bool LacksPlus(const DigitRun& run, std::size_t first) {
  if (run.Digits(first) != "44") return run.Length(first) > 4 && run.Digits(first).starts_with("447");
  return first + 1 < run.size() && (run.Length(first + 1) > 2 || run.Digits(first + 1) == "0");
}

bool IsNorthAmerican(const DigitRun& run, std::size_t first) {
  if (first + 2 >= run.size() || run.Length(first) != 3 || run.Length(first + 1) != 3 || run.Length(first + 2) != 4)
    return false;
  return run.Digits(first).front() >= '2' && run.Digits(first + 1).front() >= '2';
}

}  // namespace

std::optional<GroupedNumber> InternationalTelephoneAt(const DigitRun& run, std::size_t first) {
  if (run.HasPlus(first)) return AsTelephone(Dialled(run, first, "+"));
  if (!run.Digits(first).starts_with("00") || run.Length(first) == 10) return std::nullopt;
  return AsTelephone(Dialled(run, first, ""));
}

std::optional<GroupedNumber> TelephoneAt(const DigitRun& run, std::size_t first) {
  if ((HasNationalShape(run, first) && !run.Digits(first).starts_with("00")) || LacksPlus(run, first))
    if (const auto last = Dialled(run, first, "")) return AsTelephone(last);
  if (IsNorthAmerican(run, first)) return AsTelephone(first + 2);
  const bool has_country = run.Length(first) <= 2 && IsNorthAmerican(run, first + 1) && run.GapAfter(first) == "-";
  return has_country ? AsTelephone(first + 3) : std::nullopt;
}

std::optional<GroupedNumber> AnnouncedTelephoneAt(const Scan& scan, const DigitRun& run, std::size_t first) {
  std::size_t digits = run.Length(first);
  std::size_t last = first;
  while (last + 1 < run.size() && IsClose(run.GapAfter(last)) && digits + run.Length(last + 1) <= kMostAnnounced)
    digits += run.Length(++last);
  if (digits < kFewestAnnounced || digits > kMostAnnounced) return std::nullopt;
  if (!scan.cues().AnnouncesTelephone(scan.Before(run[first].begin))) return std::nullopt;
  return AsTelephone(last);
}

bool IsTimeOfDay(const DigitRun& run, std::size_t first) {
  return first + 1 < run.size() && run.GapAfter(first) == "." && run.Length(first) <= 2 && run.Length(first + 1) == 2 &&
         run.Value(first) < 24 && run.Value(first + 1) < 60;
}

}  // namespace participation::redaction
