#include "libs/redaction/numbers.hpp"

#include "libs/redaction/birth_dates.hpp"
#include "libs/redaction/digit_run.hpp"
#include "libs/redaction/nhs_numbers.hpp"
#include "libs/redaction/telephones.hpp"

namespace participation::redaction {
namespace {

// The number that begins at group `first` of the run. `is_fresh`: no digits that are still there come before it, so the
// words before it may announce it.
std::optional<GroupedNumber> NumberAt(const Scan& scan, const DigitRun& run, std::size_t first, bool is_fresh) {
  if (is_fresh)
    if (auto found = AnnouncedNhsNumberAt(scan, run, first)) return found;
  if (auto found = BirthDateAt(scan, run, first)) return found;
  if (auto found = InternationalTelephoneAt(run, first)) return found;
  if (IsDate(run, first)) return std::nullopt;
  if (auto found = NhsNumberAt(run, first)) return found;
  if (auto found = TelephoneAt(run, first)) return found;
  if (IsTimeOfDay(run, first) || !is_fresh) return std::nullopt;
  return AnnouncedTelephoneAt(scan, run, first);
}

std::size_t GroupsToPass(const DigitRun& run, std::size_t first) {
  if (IsDate(run, first)) return 3;
  return IsTimeOfDay(run, first) ? 2 : 1;
}

// An opening bracket or plus sign belongs to the number when the bracket is closed inside it.
std::size_t WithLeadingSigns(std::string_view text, std::size_t begin, std::size_t end) {
  const bool closes = text.substr(begin, end - begin).find(')') != std::string_view::npos;
  while (begin > 0 && (text[begin - 1] == '+' || (closes && text[begin - 1] == '('))) --begin;
  return begin;
}

}  // namespace

std::size_t MarkNumbers(Scan& scan, Span span) {
  const DigitRun run(scan.text(), span);
  bool is_fresh = true;
  for (std::size_t group = 0; group < run.size();) {
    const auto found = NumberAt(scan, run, group, is_fresh);
    is_fresh = found.has_value();
    if (!found) {
      group += GroupsToPass(run, group);
      continue;
    }
    const std::size_t end = run[found->last].end;
    scan.Add({found->kind, WithLeadingSigns(scan.text(), run[group].begin, end), end});
    group = found->last + 1;
  }
  const std::size_t last = run.size() - 1;
  constexpr std::size_t kYear = 4;
  return last > 0 && !is_fresh && run.Length(last) <= kYear ? run[last].begin : run[last].end;
}

}  // namespace participation::redaction
