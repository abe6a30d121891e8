#include "services/feedback_ingestion/imports/parse_mapping.hpp"

#include <openssl/sha.h>

#include <array>
#include <utility>

#include "libs/refusal/refusal.hpp"
#include "services/feedback_ingestion/imports/fft_answer_text.hpp"
#include "services/feedback_ingestion/imports/parse_field_source.hpp"

namespace participation::feedback_ingestion {
namespace {

using identifiers::DateOrder;

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

constexpr std::array<std::pair<std::string_view, DateOrder>, 3> kOrders{{
    {"day-first", DateOrder::kDayFirst},
    {"month-first", DateOrder::kMonthFirst},
    {"year-first", DateOrder::kYearFirst},
}};
constexpr std::string_view kUnambiguousOnly = "unambiguous-only";

// What a comment cell holds when nobody wrote anything (seen in exports of survey systems and spreadsheets).
constexpr std::string_view kBlank[] = {"null", "na", "n/a", "#name?", "?", "did not answer"};

const std::vector<std::string_view> kKeys{"source_system", "source",      "separator",    "submission_id", "respondent",
                                          "organisation",  "site",        "service",      "question",      "fft_answer",
                                          "comment",       "contributor", "consultation", "date"};

template <class Pairs>
auto Named(const Pairs& pairs, std::string_view name) -> decltype(&pairs.front().second) {
  for (const auto& pair : pairs) {
    if (pair.first == name) return &pair.second;
  }
  return nullptr;
}

template <class Pairs>
std::string NamesOf(const Pairs& pairs) {
  std::string names;
  for (const auto& pair : pairs) names.append(names.empty() ? "" : ", ").append(pair.first);
  return names;
}

std::optional<DateOrder> ParseOrder(const std::string& name, int line, YamlProblems& problems) {
  if (const auto* order = Named(kOrders, name)) return *order;
  if (name != kUnambiguousOnly) {
    problems.push_back("line " + std::to_string(line) + ": the order of a date must be one of " + NamesOf(kOrders) +
                       ", " + std::string{kUnambiguousOnly});
  }
  return std::nullopt;
}

DateSource ParseDateSection(const YamlSection& section, YamlProblems& problems) {
  section.Allow({"column", "order", "order_by_organisation"}, problems);
  DateSource date{.column = ParseText(section, "column", "", problems), .order = {}, .order_by_organisation = {}};
  date.order =
      ParseOrder(ParseText(section, "order", std::string{kUnambiguousOnly}, problems), section.line(), problems);
  if (date.column.empty()) {
    problems.push_back("line " + std::to_string(section.line()) + ": 'date.column' must name a column");
  }
  const auto* by_organisation = section.Find("order_by_organisation");
  if (by_organisation == nullptr || by_organisation->section == nullptr) return date;
  for (const auto& entry : by_organisation->section->entries()) {
    const auto order = ParseOrder(entry.text.value_or(""), entry.line, problems);
    if (order) date.order_by_organisation.emplace(entry.key, *order);
  }
  return date;
}

// A section, or the word `received` where the source has no dates.
DateSource ParseDate(const YamlSection& mapping, YamlProblems& problems) {
  const auto* entry = mapping.Find("date");
  if (entry != nullptr && entry->section != nullptr) return ParseDateSection(*entry->section, problems);
  if (entry == nullptr || entry->text != "received") {
    problems.push_back(
        "'date' must have a column and the order in which the source writes dates; or be `received` if the source has "
        "no dates");
  }
  return {};
}

std::set<std::string> ParseBlank(const YamlSection& mapping) {
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

void CheckAnswers(const FieldSource& fft_answer, YamlProblems& problems) {
  for (const auto& [value, meaning] : fft_answer.values) {
    if (meaning.empty() || ReadFftAnswer(Folded(meaning))) continue;
    problems.push_back(
        "each of 'fft_answer.values' must stand for very-good, good, neither-good-nor-poor, poor, very-poor, dont-know "
        "or none");
    return;
  }
}

void Require(bool holds, const char* what, YamlProblems& problems) {
  if (!holds) problems.push_back(what);
}

Mapping ParseFields(const YamlSection& yaml, YamlProblems& problems) {
  const auto columns = [&](std::string_view key) {
    return ParseFieldSource(yaml, key, {"column", "columns", "join"}, problems);
  };
  const auto field = [&](std::string_view key) {
    return ParseFieldSource(yaml, key, {"column", "columns", "join", "constant", "values", "otherwise"}, problems);
  };
  Mapping mapping{.source_system = ParseText(yaml, "source_system", "", problems),
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
                  .date = ParseDate(yaml, problems),
                  .blank = ParseBlank(yaml)};
  CheckAnswers(mapping.fft_answer, problems);
  const auto* source = Named(kSources, ParseText(yaml, "source", "", problems));
  if (source != nullptr) mapping.source = *source;
  if (source == nullptr) problems.push_back("'source' must be one of " + NamesOf(kSources));
  const std::string separator = ParseText(yaml, "separator", ",", problems);
  Require(separator.size() == 1 && separator.find_first_of("\"\r\n") == std::string::npos,
          "'separator' must be one character, such as \",\", \";\" or \"\\t\"", problems);
  if (!separator.empty()) mapping.separator = separator.front();
  return mapping;
}

}  // namespace

absl::StatusOr<Mapping> ParseMapping(const std::string& yaml) {
  const auto section = YamlSection::Parse(yaml);
  if (!section.ok()) return section.status();
  YamlProblems problems;
  section->Allow(kKeys, problems);
  Mapping mapping = ParseFields(*section, problems);
  Require(!mapping.source_system.empty(), "'source_system' must be a code that tells this source from others",
          problems);
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
