#include "services/feedback_ingestion/domain/feedback_item.hpp"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/clock/uk_time.hpp"
#include "libs/refusal/etag.hpp"
#include "services/feedback_ingestion/domain/experience_date.hpp"
#include "services/feedback_ingestion/domain/safe_words.hpp"
#include "services/feedback_ingestion/domain/theme_framework.hpp"

namespace participation::feedback_ingestion {

absl::StatusOr<FeedbackItem> FeedbackItem::Receive(std::string id, Submission submission,
                                                   const redaction::Redactor& redactor, clock::Time now) {
  submission.text = WithLineFeeds(std::move(submission.text));
  auto violations = Check(submission);
  Facts facts{.id = std::move(id), .said = {}, .redactions = {}, .themes = {}, .create_time = now};
  if (submission.experience_date.empty()) {
    facts.dated_by_receipt = true;
    submission.experience_date = clock::UkDateOf(now);
  } else if (auto date = CheckExperienceDate(submission.experience_date, now); date.ok()) {
    submission.experience_date = *std::move(date);
  } else {
    violations.push_back(refusal::ViolationsOf(date.status()).front());
  }
  if (!violations.empty()) return refusal::InvalidFields(violations);
  submission.text = SafeWords(submission.text, redactor, facts.redactions);
  submission.service = SafeWords(submission.service, redactor, facts.redactions);
  facts.said = std::move(submission);
  return FeedbackItem{std::move(facts)};
}

void FeedbackItem::Unlink(bool erase_text) {
  facts_.said.person_id.clear();
  if (!erase_text) return;
  facts_.said.text.clear();
  facts_.said.service.clear();
}

absl::StatusOr<bool> FeedbackItem::AssignThemes(const std::vector<std::string>& themes, std::string_view origin,
                                                std::string_view etag) {
  if (auto refusal = refusal::CheckEtag(etag, facts_.version); !refusal.ok()) return refusal;
  std::vector<refusal::Violation> violations;
  std::vector<ThemeAssignment> assigned;
  for (std::size_t at = 0; at < themes.size(); ++at) {
    if (FindTheme(themes[at]) == nullptr) {
      violations.push_back({absl::StrCat("themes[", at, "]"), "must be the code of a theme that ListThemes lists"});
    }
    assigned.push_back({themes[at], std::string{origin}});
  }
  if (!violations.empty()) return refusal::InvalidFields(violations);
  std::ranges::sort(assigned, {}, &ThemeAssignment::theme);
  assigned.erase(std::ranges::unique(assigned).begin(), assigned.end());
  if (assigned == facts_.themes) return false;
  facts_.themes = std::move(assigned);
  ++facts_.version;
  return true;
}

}  // namespace participation::feedback_ingestion
