#include "services/feedback_ingestion/imports/parse_mapping.hpp"

#include <openssl/sha.h>

#include <array>
#include <utility>

#include "libs/refusal/refusal.hpp"
#include "services/feedback_ingestion/imports/fft_answer_text.hpp"
#include "services/feedback_ingestion/imports/named.hpp"
#include "services/feedback_ingestion/imports/parse_date_source.hpp"
#include "services/feedback_ingestion/imports/parse_field_source.hpp"

namespace participation::feedback_ingestion {
namespace {

constexpr std::array<std::pair<std::string_view, Source>, 10> kSources{{
    {"friends-and-family-test", Source::kFriendsAndFamilyTest},
    {"survey", Source::kSurvey},
    {"complaint", Source::kComplaint},
    {"comment", Source::kComment},
    {"compliment", Source::kCompliment},
    {"story", Source::kStory},
    {"consultation", Source::kConsultation},
    {"healthwatch", Source::kHealthwatch},
    {"social-media", Source::kSocialMedia},
    {"staff", Source::kStaff},
}};

// What a comment cell holds when nobody wrote anything (seen in exports of survey systems and spreadsheets).
constexpr std::string_view kBlank[] = {"null", "na", "n/a", "#name?", "?", "did not answer"};

const std::vector<std::string_view> kKeys{"source_system", "source",      "separator",    "submission_id", "respondent",
                                          "organisation",  "site",        "service",      "question",      "fft_answer",
                                          "comment",       "contributor", "consultation", "date"};

std::set<std::string> ParseBlank(const yaml::Section& mapping) {
  const auto* comment = mapping.Find("comment");
  const auto* own = comment != nullptr && comment->section != nullptr ? comment->section->Find("blank") : nullptr;
  std::set<std::string> blank;
  if (own == nullptr) {
    blank.insert(std::begin(kBlank), std::end(kBlank));
  } else {
    for (const std::string& text : own->list) blank.insert(Folded(text));
  }
  return blank;
}

void CheckAnswers(const yaml::Section& mapping, yaml::Problems& problems) {
  const auto* field = mapping.Find("fft_answer");
  const auto* values = field != nullptr && field->section != nullptr ? field->section->Find("values") : nullptr;
  if (values == nullptr || values->section == nullptr) return;
  for (const auto& value : values->section->entries()) {
    const std::string meaning = value.text.value_or("");
    if (meaning.empty() || meaning == kNone || ReadFftAnswer(Folded(meaning))) continue;
    problems.push_back(values->section->At(value.key) +
                       "each of 'fft_answer.values' must stand for very-good, good, neither-good-nor-poor, poor, "
                       "very-poor, dont-know or none");
  }
}

void Require(bool holds, const std::string& what, yaml::Problems& problems) {
  if (!holds) problems.push_back(what);
}

// What the mapping says itself must be as in any submission; what the columns hold is looked at row by row.
void CheckConstants(const yaml::Section& yaml, const Mapping& mapping, yaml::Problems& problems) {
  const auto constant = [](const FieldSource& source, const char* otherwise) {
    return source.constant.empty() ? otherwise : source.constant;
  };
  const Submission said{.source_system = mapping.source_system,
                        .submission_id = "1",
                        .source = Source::kSurvey,
                        .organisation = constant(mapping.organisation, "ANY"),
                        .site = mapping.site.constant,
                        .service = mapping.service.constant,
                        .question = constant(mapping.question, "any"),
                        .fft_answer = FftAnswer::kGood,
                        .text = {},
                        .experience_date = {},
                        .person_id = mapping.contributor.constant,
                        .consultation_id = mapping.consultation.constant};
  for (const auto& [field, allowed] : Check(said)) {
    const std::string key{KeyOf(field)};
    problems.push_back(yaml.At(key) + "'" + key + "' " + allowed);
  }
}

Mapping ParseFields(const yaml::Section& yaml, yaml::Problems& problems) {
  const auto columns = [&](std::string_view key) {
    return ParseFieldSource(yaml, key, {"column", "columns", "join"}, problems);
  };
  const auto field = [&](std::string_view key) {
    return ParseFieldSource(yaml, key, {"column", "columns", "join", "constant", "values", "otherwise"}, problems);
  };
  Mapping mapping{.source_system = yaml.Text("source_system", "", problems),
                  .submission_id = columns("submission_id"),
                  .respondent = columns("respondent"),
                  .organisation = field("organisation"),
                  .site = field("site"),
                  .service = field("service"),
                  .question = field("question"),
                  .fft_answer = ParseFieldSource(yaml, "fft_answer", {"column", "values"}, problems),
                  .comment = ParseFieldSource(yaml, "comment", {"column", "columns", "blank"}, problems),
                  .contributor = field("contributor"),
                  .consultation = field("consultation"),
                  .date = ParseDateSource(yaml, problems),
                  .blank = ParseBlank(yaml)};
  CheckAnswers(yaml, problems);
  CheckConstants(yaml, mapping, problems);
  const auto* source = Named(kSources, yaml.Text("source", "", problems));
  if (source != nullptr) mapping.source = *source;
  if (source == nullptr) problems.push_back(yaml.At("source") + "'source' must be one of " + NamesOf(kSources));
  const std::string separator = yaml.Text("separator", ",", problems);
  Require(separator.size() == 1 && separator.find_first_of("\"\r\n") == std::string::npos,
          yaml.At("separator") + "'separator' must be one character, such as \",\", \";\" or \"\\t\"", problems);
  if (!separator.empty()) mapping.separator = separator.front();
  return mapping;
}

}  // namespace

absl::StatusOr<Mapping> ParseMapping(const std::string& yaml) {
  const auto section = yaml::Section::Parse(yaml);
  if (!section.ok()) return refusal::InvalidField("mapping", std::string{section.status().message()});
  yaml::Problems problems;
  section->Allow(kKeys, problems);
  Mapping mapping = ParseFields(*section, problems);
  Require(!mapping.submission_id.columns.empty(), "'submission_id' must name the column, or columns, of a row's own id",
          problems);
  Require(mapping.question.IsSet(), "'question' must have a column or a constant", problems);
  Require(mapping.fft_answer.IsSet() || mapping.comment.IsSet(), "there must be 'fft_answer' or 'comment'", problems);
  if (problems.empty()) return mapping;
  std::vector<refusal::Violation> violations;
  for (std::string& problem : problems) violations.push_back({"mapping", std::move(problem)});
  if (violations.size() > 100) violations.resize(100);
  return refusal::InvalidFields(violations);
}

std::string HashOfMapping(std::string_view yaml) {
  unsigned char hash[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(yaml.data()), yaml.size(), hash);
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : hash) text.append({kDigits[byte >> 4], kDigits[byte & 15]});
  return text;
}

}  // namespace participation::feedback_ingestion
