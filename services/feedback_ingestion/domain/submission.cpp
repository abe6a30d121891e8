#include "services/feedback_ingestion/domain/submission.hpp"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "libs/identifiers/nhs_number.hpp"
#include "libs/identifiers/telephone.hpp"
#include "libs/text/utf8.hpp"

namespace participation::feedback_ingestion {
namespace {

constexpr std::string_view kCode = "must be a code: lower-case letters, digits and hyphens, starting with a letter";
constexpr std::string_view kOdsCode = "must be an ODS code: 3 to 9 capital letters and digits";
constexpr std::string_view kUuid = "must be a UUID in lower case with hyphens";

class Checks {
 public:
  void Require(bool holds, std::string_view field, std::string_view allowed) {
    if (!holds) violations_.push_back({std::string{field}, std::string{allowed}});
  }

  // Readable text of at most `longest` characters, on one line unless it may have several.
  void Text(std::string_view field, const std::string& value, std::size_t longest, bool multiline = false) {
    if (!text::IsValidUtf8(value)) return Require(false, field, "must be UTF-8");
    const bool one_line = value.find_first_of("\n\r\t") == std::string::npos;
    Require(!text::FirstControlCharacter(value) && (multiline || one_line), field, "must have no control characters");
    Require(value.size() <= longest || text::CodePoints(value) <= longest, field,
            absl::StrCat("must have at most ", longest, " characters"));
  }

  std::vector<refusal::Violation> Take() { return std::move(violations_); }

 private:
  std::vector<refusal::Violation> violations_;
};

bool IsCode(std::string_view text) {
  const auto fits = [](char c) { return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '-'; };
  return !text.empty() && text.size() <= 63 && absl::ascii_islower(text.front()) && text.back() != '-' &&
         std::ranges::all_of(text, fits);
}

bool IsOdsCode(std::string_view text) {
  const auto fits = [](char c) { return absl::ascii_isupper(c) || absl::ascii_isdigit(c); };
  return text.size() >= 3 && text.size() <= 9 && std::ranges::all_of(text, fits);
}

bool IsUuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool hyphen = at == 8 || at == 13 || at == 18 || at == 23;
    const char c = text[at];
    if (hyphen ? c != '-' : !(absl::ascii_isdigit(c) || (c >= 'a' && c <= 'f'))) return false;
  }
  return true;
}

// Whether an id reads as a whole as somebody's telephone or NHS number. Counters are filled up with zeros, so that 00
// does not announce a country other than the United Kingdom here.
bool ReadsAsSomebodysNumber(std::string_view id) {
  if (std::ranges::any_of(id, [](char c) { return absl::ascii_isalpha(c); })) return false;
  const bool filled_up = id.starts_with("00") && !id.starts_with("0044");
  return (!filled_up && identifiers::NormaliseTelephone(id).ok()) || identifiers::NormaliseNhsNumber(id).ok();
}

void CheckIdentity(const Submission& submission, Checks& checks) {
  checks.Require(IsCode(submission.source_system), "source_system", kCode);
  checks.Require(!submission.submission_id.empty() && submission.submission_id.find('@') == std::string::npos,
                 "submission_id", "must be a reference of the source system without @, never an e-mail address");
  checks.Require(!ReadsAsSomebodysNumber(submission.submission_id), "submission_id",
                 "must be a reference of the source system, never a telephone number or an NHS number: if it is none, "
                 "put letters in front of it");
  checks.Text("submission_id", submission.submission_id, kLongestSubmissionId);
  checks.Require(submission.source >= Source::kFriendsAndFamilyTest && submission.source <= Source::kStaff, "source",
                 "must be one of the kinds of source");
}

}  // namespace

std::vector<refusal::Violation> Check(const Submission& submission) {
  Checks checks;
  CheckIdentity(submission, checks);
  checks.Require(IsOdsCode(submission.organisation), "organisation", kOdsCode);
  checks.Require(submission.site.empty() || IsOdsCode(submission.site), "site", kOdsCode);
  checks.Text("service", submission.service, kLongestService);
  checks.Require(IsCode(submission.question), "question", kCode);
  checks.Require(submission.fft_answer >= FftAnswer::kUnspecified && submission.fft_answer <= FftAnswer::kDontKnow,
                 "fft_answer", "must be one of the six answers");
  checks.Text("text", submission.text, kLongestText, true);
  checks.Require(submission.fft_answer != FftAnswer::kUnspecified || !text::Trim(submission.text).empty(), "text",
                 "must be set if there is no fft_answer");
  checks.Require(submission.person_id.empty() || IsUuid(submission.person_id), "person_id", kUuid);
  checks.Require(submission.consultation_id.empty() || IsUuid(submission.consultation_id), "consultation_id", kUuid);
  return checks.Take();
}

}  // namespace participation::feedback_ingestion
