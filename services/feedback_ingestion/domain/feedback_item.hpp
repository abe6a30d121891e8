#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "services/feedback_ingestion/domain/submission.hpp"

namespace participation::redaction {
class Redactor;
}

namespace participation::feedback_ingestion {

// A theme that an item is about, and who says so.
struct ThemeAssignment {
  std::string theme;
  std::string origin;

  bool operator==(const ThemeAssignment&) const = default;
};

// Who assigns themes by hand.
inline constexpr std::string_view kOriginPerson = "person";

// One thing that somebody said, safe to keep.
class FeedbackItem {
 public:
  struct Facts {
    std::string id;
    Submission said;                        // with identifiers taken out, and the date filled in
    std::map<std::string, int> redactions;  // how many identifiers were taken out, by kind: {"postcode", 1}
    bool dated_by_receipt = false;
    std::vector<ThemeAssignment> themes;  // in order of their codes
    std::int64_t version = 1;             // events about it so far
    clock::Time create_time;
  };

  // Checks the submission and takes identifiers out of it. INVALID_ARGUMENT names every field at fault.
  static absl::StatusOr<FeedbackItem> Receive(std::string id, Submission submission,
                                              const redaction::Redactor& redactor, clock::Time now);
  static FeedbackItem Restore(Facts facts) { return FeedbackItem{std::move(facts)}; }

  const Facts& facts() const { return facts_; }
  const std::string& id() const { return facts_.id; }
  const Submission& said() const { return facts_.said; }
  bool HasText() const { return !facts_.said.text.empty(); }
  bool HasAnswer() const { return facts_.said.fft_answer != FftAnswer::kUnspecified; }
  std::string Month() const { return facts_.said.experience_date.substr(0, 7); }

  // Leaves the answer to another item, which the same respondent gave with it.
  void DropAnswer() { facts_.said.fft_answer = FftAnswer::kUnspecified; }

  // Forgets who gave it, and on request their words: what they wrote and what they called the service.
  void Unlink(bool erase_text);

  // Puts themes in place of those there were, and tells whether that changes anything. INVALID_ARGUMENT for a code that
  // is not on the list; ABORTED if `etag` is set and not the item's.
  absl::StatusOr<bool> AssignThemes(const std::vector<std::string>& themes, std::string_view origin,
                                    std::string_view etag);

 private:
  explicit FeedbackItem(Facts facts) : facts_{std::move(facts)} {}

  Facts facts_;
};

}  // namespace participation::feedback_ingestion
