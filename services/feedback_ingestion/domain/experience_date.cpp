#include "services/feedback_ingestion/domain/experience_date.hpp"

#include "libs/clock/uk_time.hpp"
#include "libs/identifiers/date.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::feedback_ingestion {

absl::StatusOr<std::string> CheckExperienceDate(std::string_view date, clock::Time now) {
  const auto parsed = identifiers::ParseDate(date, identifiers::DateOrder::kYearFirst);
  if (!parsed.ok()) return refusal::InvalidField("experience_date", "must be a date that exists, YYYY-MM-DD");
  std::string kept = identifiers::FormatDate(*parsed);
  const std::string today = clock::UkDateOf(now);
  if (kept < kFirstDate || kept > today) {
    return refusal::InvalidField("experience_date", "must lie between " + std::string{kFirstDate} + " and " + today);
  }
  return kept;
}

}  // namespace participation::feedback_ingestion
