#include "services/activity_tracking/domain/consultation_time.hpp"

#include "absl/strings/str_cat.h"
#include "libs/refusal/refusal.hpp"
#include "libs/text/utf8.hpp"

namespace participation::activity_tracking {
namespace {

bool IsHoliday(std::chrono::sys_days day) {
  const std::chrono::year_month_day date{day};
  const auto in_month = static_cast<unsigned>(date.day());
  return date.month() == std::chrono::August || (date.month() == std::chrono::December && in_month >= 24) ||
         (date.month() == std::chrono::January && in_month == 1);
}

}  // namespace

absl::Status CheckTime(const ConsultationTime& time, std::string_view rationale, clock::Time now) {
  std::vector<refusal::Violation> violations;
  const auto length = time.close - time.open;
  if (length <= length.zero() || length > kLongestConsultation) {
    violations.push_back({"consultation.close_time",
                          absl::StrCat("must be after open_time, by at most ", kLongestConsultation.count(), " days")});
  } else if (time.close <= now) {
    violations.push_back({"consultation.close_time", "must be in the future"});
  } else if (time.IsShort() && text::Trim(rationale).empty()) {
    violations.push_back({"consultation.rationale", absl::StrCat("must say why people have less than twelve weeks (",
                                                                 kCustomaryConsultation.count(), " days) to answer")});
  }
  return refusal::InvalidFields(violations);
}

std::vector<std::string_view> WarningsOf(const ConsultationTime& time) {
  std::vector<std::string_view> warnings;
  if (time.IsShort()) warnings.push_back("SHORTER_THAN_12_WEEKS");
  const auto days = std::chrono::floor<std::chrono::days>(time.close - time.open);
  const auto first = std::chrono::floor<std::chrono::days>(time.open);
  std::chrono::days holidays{0};
  for (std::chrono::days at{0}; at < days; ++at) holidays += std::chrono::days{IsHoliday(first + at) ? 1 : 0};
  if (holidays.count() > 0 && days - holidays < kCustomaryConsultation) warnings.push_back("TOO_SHORT_OVER_HOLIDAYS");
  return warnings;
}

}  // namespace participation::activity_tracking
