#include "libs/redaction/nhs_numbers.hpp"

#include "libs/identifiers/nhs_number.hpp"
#include "libs/redaction/birth_dates.hpp"

namespace participation::redaction {
namespace {

constexpr std::size_t kDigits = 10;
constexpr std::size_t kMostGroupsUnannounced = 4;  // "4 5 3 2 5 …" is a list of ratings

// The group at which exactly `digits` digits from `first` on are complete.
std::optional<std::size_t> Complete(const DigitRun& run, std::size_t first, std::size_t digits) {
  std::size_t total = 0;
  for (std::size_t group = first; group < run.size() && total < digits; ++group) {
    total += run.Length(group);
    if (total == digits) return group;
  }
  return std::nullopt;
}

bool IsGrouped334(const DigitRun& run, std::size_t first, std::size_t last) {
  return last == first + 2 && run.Length(first) == 3 && run.Length(first + 1) == 3;
}

}  // namespace

std::optional<GroupedNumber> AnnouncedNhsNumberAt(const Scan& scan, const DigitRun& run, std::size_t first) {
  auto last = Complete(run, first, kDigits);
  for (const std::size_t slipped : {kDigits - 1, kDigits + 1, kDigits - 2})
    if (!last && !IsDate(run, first)) last = Complete(run, first, slipped);
  if (!last || !scan.cues().AnnouncesNhsNumber(scan.Before(run[first].begin))) return std::nullopt;
  return GroupedNumber{PersonalKind::kNhsNumber, *last};
}

std::optional<GroupedNumber> NhsNumberAt(const DigitRun& run, std::size_t first) {
  const auto last = Complete(run, first, kDigits);
  if (!last || *last - first >= kMostGroupsUnannounced) return std::nullopt;
  const std::string digits = run.Joined(first, *last);
  if (!identifiers::HasNhsCheckDigit(digits)) return std::nullopt;
  const bool is_issued = identifiers::NhsNumberRangeOf(digits) != identifiers::NhsNumberRange::kUnallocated;
  if (!is_issued && !IsGrouped334(run, first, *last)) return std::nullopt;
  return GroupedNumber{PersonalKind::kNhsNumber, *last};
}

}  // namespace participation::redaction
