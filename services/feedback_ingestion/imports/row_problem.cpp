#include "services/feedback_ingestion/imports/row_problem.hpp"

#include <algorithm>

#include "services/feedback_ingestion/imports/value_class.hpp"

namespace participation::feedback_ingestion {
namespace {

constexpr std::size_t kMostListed = 10;

// ": neas, nhft". Not what sources call people.
std::string Listed(const FieldSource& source) {
  if (source.key == KeyOf("person_id") || source.values.empty()) return {};
  std::string names;
  std::size_t listed = 0;
  for (const auto& [value, meaning] : source.values) {
    if (++listed > kMostListed) return names + " …";
    names += (names.empty() ? ": " : ", ") + value;
  }
  return names;
}

}  // namespace

ImportProblem RowProblems::MakeIn(const std::vector<std::string>& columns, const char* reason, std::string message,
                                  std::string advice) const {
  ImportProblem problem{.line = static_cast<std::int64_t>(record_.line),
                        .column = {},
                        .value = {},
                        .reason = reason,
                        .message = std::move(message),
                        .advice = std::move(advice)};
  for (const std::string& column : columns) {
    problem.column += (problem.column.empty() ? "" : ", ") + column;
    problem.value += (problem.value.empty() ? "" : ", ") + ValueClass(mapping_.Cell(record_, column));
  }
  return problem;
}

ImportProblem RowProblems::Make(const FieldSource& source, const char* reason, std::string message,
                                std::string advice) const {
  auto problem = MakeIn(source.columns, reason, std::move(message), std::move(advice));
  if (source.columns.empty()) {
    problem.column = source.key;
    problem.value = source.constant.empty() ? "nothing in the mapping" : "a constant of the mapping";
  }
  return problem;
}

ImportProblem RowProblems::MakeOfDate(const char* reason, std::string message, std::string advice) const {
  return MakeIn({mapping_.mapping().date.column}, reason, std::move(message), std::move(advice));
}

ImportProblem RowProblems::WrongNumberOfFields() const {
  const std::size_t fields = record_.fields.size();
  auto problem = MakeIn(
      {}, "WRONG_NUMBER_OF_FIELDS",
      "the row has " + std::to_string(fields) + " fields, the header has " + std::to_string(mapping_.columns_in_file()),
      "look for a row cut short, or for a separator or quote within a value that is not in quotes");
  // The first column that the row has no field for, or that the header has no name for.
  problem.column = mapping_.NameOf(std::min(fields, mapping_.columns_in_file()));
  problem.value = ClassOf("row", fields, "field");
  return problem;
}

ImportProblem RowProblems::NotUtf8(std::size_t place) const {
  auto problem = MakeIn({}, "NOT_UTF8", "the value is not UTF-8", "save the file as UTF-8 (in Excel: “CSV UTF-8”)");
  problem.column = mapping_.NameOf(place);
  problem.value = ValueClass(record_.fields[place]);
  return problem;
}

ImportProblem RowProblems::Missing(const FieldSource& source, const char* what, const char* advice) const {
  return Make(source, "MISSING", std::string{"the row has no "} + what, advice);
}

ImportProblem RowProblems::Unknown(const FieldSource& source) const {
  return Make(source, "VALUE_UNKNOWN",
              "`" + source.key + ".values` in the mapping does not list the value" + Listed(source),
              "add it there, or say in `" + source.key + ".otherwise` what others stand for: `none` or `keep`");
}

ImportProblem RowProblems::UnknownAnswer() const {
  return Make(mapping_.mapping().fft_answer, "ANSWER_UNKNOWN",
              "the value is none of the six answers of the Friends and Family Test (very good, good, neither good nor "
              "poor, poor, very poor, don't know), nor their codes 1 to 6",
              "ask the source what it means and add it to `fft_answer.values` in the mapping, or `none` for no answer");
}

ImportProblem RowProblems::EndedScale() const {
  return Make(mapping_.mapping().fft_answer, "ANSWER_OF_ENDED_SCALE",
              "“likely” and “unlikely” answer a question that was asked until 31 March 2020, and the date is later",
              "check the date; answers to the two questions are not comparable and are never counted together");
}

ImportProblem RowProblems::EndedScaleWithoutDate() const {
  return Make(
      mapping_.mapping().fft_answer, "ANSWER_OF_ENDED_SCALE",
      "“likely” and “unlikely” answer a question that was asked until 31 March 2020, and by `date: received` in "
      "the mapping the row is of today",
      "say in `date.column` where the dates stand; or, if the source has none, keep the comment alone: "
      "`none` for these words in `fft_answer.values`");
}

ImportProblem RowProblems::DateMissing() const {
  return MakeOfDate("DATE_MISSING", "the row has no date",
                    "fill it in; or say `date: received` in the mapping if the source has no dates");
}

ImportProblem RowProblems::DateReadsTwoWays() const {
  return MakeOfDate(
      "DATE_READS_TWO_WAYS", "the date is one day read day first and another read month first",
      "ask the source which it writes, and say `day-first` or `month-first` in the mapping: `date.order`, "
      "or `date.order_by_organisation`");
}

ImportProblem RowProblems::DateUnreadable() const {
  return MakeOfDate("DATE_UNREADABLE", "the value is no date in the order that the mapping says",
                    "write dates as three numbers with a four-digit year, such as 2025-01-31, or correct `date.order`: "
                    "`day-first`, `month-first`, `year-first` or `unambiguous-only`");
}

ImportProblem RowProblems::OtherOrganisation() const {
  return Make(mapping_.mapping().organisation, "OTHER_ORGANISATION",
              "the row belongs to another organisation than yours", "import your own organisation's feedback only");
}

ImportProblem RowProblems::NotAllowed(const refusal::Violation& violation) const {
  const std::string key{KeyOf(violation.field)};
  const std::string message = "`" + key + "` " + violation.description;
  const FieldSource* source = SourceOf(key);
  if (source == nullptr) return MakeOfDate("DATE_OUT_OF_RANGE", message, "correct the date, or `date.order`");
  return Make(*source, "NOT_ALLOWED", message, "correct the value, or say in the mapping what it means");
}

const FieldSource* RowProblems::SourceOf(std::string_view key) const {
  const Mapping& mapping = mapping_.mapping();
  for (const FieldSource* source :
       {&mapping.submission_id, &mapping.organisation, &mapping.site, &mapping.service, &mapping.question,
        &mapping.fft_answer, &mapping.comment, &mapping.contributor, &mapping.consultation}) {
    if (source->key == key) return source;
  }
  return nullptr;
}

ImportProblem Unreadable(const BoundMapping& mapping, const csv::Problem& problem) {
  return {.line = static_cast<std::int64_t>(problem.line),
          .column = mapping.NameOf(problem.column == 0 ? 0 : problem.column - 1),
          .value = ClassOf("row", problem.bytes, "byte"),
          .reason = "UNREADABLE",
          .message = problem.message,
          .advice = "correct the row in the file and import it again"};
}

ImportProblem ConsultationNotOpen(std::int64_t line, const absl::Status& refusal) {
  return {.line = line,
          .column = "consultation",
          .value = "a consultation that takes no answers",
          .reason = refusal::ReasonOf(refusal),
          .message = std::string{refusal.message()},
          .advice = "hand in answers to a consultation while it is open"};
}

ImportProblem SubmissionIdTaken(std::int64_t line, const absl::Status& refusal) {
  return {.line = line,
          .column = "submission_id",
          .value = "an id that another organisation has",
          .reason = refusal::ReasonOf(refusal),
          .message = std::string{refusal.message()},
          .advice =
              "import the rejected rows alone, with a `source_system` in the mapping that is this organisation's "
              "only; rows that were stored would be stored twice"};
}

}  // namespace participation::feedback_ingestion
