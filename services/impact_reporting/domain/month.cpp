#include "services/impact_reporting/domain/month.hpp"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "libs/clock/month_names.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::impact_reporting {
namespace {

unsigned Number(std::string_view digits) {
  unsigned number = 0;
  for (const char digit : digits) number = number * 10 + static_cast<unsigned>(digit - '0');
  return number;
}

bool AreDigits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

absl::StatusOr<Months> Months::Of(Month first, Month last, std::size_t most) {
  if (last < first) return refusal::InvalidField("last_month", "must not be before first_month");
  Months months{std::move(first), std::move(last)};
  const auto count = (ToYearMonth(months.last) - ToYearMonth(months.first)).count() + 1;
  if (count > static_cast<std::int64_t>(most)) {
    return refusal::InvalidField("last_month", absl::StrCat("must be at most ", most, " months from first_month"));
  }
  return months;
}

std::vector<Month> Months::All() const {
  std::vector<Month> all;
  const auto end = ToYearMonth(last);
  for (auto month = ToYearMonth(first); month <= end; month += std::chrono::months{1}) all.push_back(ToMonth(month));
  return all;
}

std::chrono::year_month ToYearMonth(std::string_view month) {
  return std::chrono::year{static_cast<int>(Number(month.substr(0, 4)))} / std::chrono::month{Number(month.substr(5))};
}

Month ToMonth(std::chrono::year_month month) {
  return absl::StrFormat("%04d-%02d", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

std::string InWords(std::string_view month) {
  const auto parts = ToYearMonth(month);
  return absl::StrCat(std::string{clock::NameOf(parts.month())}, " ", static_cast<int>(parts.year()));
}

bool IsDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  if (!AreDigits(text.substr(0, 4)) || !AreDigits(text.substr(5, 2)) || !AreDigits(text.substr(8))) return false;
  return (ToYearMonth(text.substr(0, 7)) / std::chrono::day{Number(text.substr(8))}).ok();
}

Month MonthOfDate(std::string_view date) { return Month{date.substr(0, 7)}; }

Month LastEndedOn(std::string_view date) { return ToMonth(ToYearMonth(MonthOfDate(date)) - std::chrono::months{1}); }

}  // namespace participation::impact_reporting
