#include "services/feedback_ingestion/imports/row_problem.hpp"

#include <algorithm>

#include "services/feedback_ingestion/imports/value_class.hpp"

namespace participation::feedback_ingestion {

ImportProblem RowProblems::Make(const std::vector<std::string>& columns, const char* reason, std::string message,
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

ImportProblem RowProblems::WrongNumberOfFields() const {
  const std::size_t fields = record_.fields.size();
  auto problem = Make(
      {}, "WRONG_NUMBER_OF_FIELDS",
      "the row has " + std::to_string(fields) + " fields, the header has " + std::to_string(mapping_.columns_in_file()),
      "look for a row cut short, or for a separator or quote within a value that is not in quotes");
  // The first column that the row has no field for, or that the header has no name for.
  problem.column = mapping_.NameOf(std::min(fields, mapping_.columns_in_file()));
  problem.value = ClassOf("row", fields, "field");
  return problem;
}

ImportProblem RowProblems::NotUtf8(std::size_t place) const {
  auto problem = Make({}, "NOT_UTF8", "the value is not UTF-8", "save the file as UTF-8 (in Excel: “CSV UTF-8”)");
  problem.column = mapping_.NameOf(place);
  problem.value = ValueClass(record_.fields[place]);
  return problem;
}

ImportProblem RowProblems::Missing(const FieldSource& source, const char* what) const {
  return Make(source.columns, "MISSING", std::string{"the row has no "} + what,
              "fill it in, or say in the mapping what it is");
}

ImportProblem RowProblems::Unknown(const FieldSource& source) const {
  return Make(source.columns, "VALUE_UNKNOWN", "the mapping does not say what this value means",
              "add it to `values` in the mapping, or say what `otherwise` holds");
}

ImportProblem RowProblems::UnknownAnswer() const {
  return Make(mapping_.mapping().fft_answer.columns, "ANSWER_UNKNOWN",
              "the value is none of the six answers of the Friends and Family Test, nor their codes 1 to 6",
              "ask the source what it means and add it to `fft_answer.values` in the mapping, or `none` for no answer");
}

ImportProblem RowProblems::EndedScale() const {
  return Make(mapping_.mapping().fft_answer.columns, "ANSWER_OF_ENDED_SCALE",
              "“likely” and “unlikely” answer a question that was asked until 31 March 2020, and the date is later",
              "check the date; answers to the two questions are not comparable and are never counted together");
}

ImportProblem RowProblems::DateMissing() const {
  return Make({mapping_.mapping().date.column}, "DATE_MISSING", "the row has no date",
              "fill it in; or say `date: received` in the mapping if the source has no dates");
}

ImportProblem RowProblems::DateReadsTwoWays() const {
  return Make(
      {mapping_.mapping().date.column}, "DATE_READS_TWO_WAYS",
      "the date is one day read day first and another read month first",
      "ask the source which it writes, and say so in the mapping: `date.order`, or `date.order_by_organisation`");
}

ImportProblem RowProblems::DateUnreadable() const {
  return Make({mapping_.mapping().date.column}, "DATE_UNREADABLE",
              "the value is no date in the order that the mapping says",
              "write dates as three numbers with a four-digit year, such as 2025-01-31, or correct `date.order`");
}

ImportProblem RowProblems::OtherOrganisation() const {
  return Make(mapping_.mapping().organisation.columns, "OTHER_ORGANISATION",
              "the row belongs to another organisation than yours", "import your own organisation's feedback only");
}

ImportProblem RowProblems::NotAllowed(const refusal::Violation& violation) const {
  const bool is_date = violation.field == "experience_date";
  const auto& columns = is_date && !mapping_.mapping().date.column.empty()
                            ? std::vector<std::string>{mapping_.mapping().date.column}
                            : ColumnsOf(violation.field);
  return Make(columns, is_date ? "DATE_OUT_OF_RANGE" : "NOT_ALLOWED", violation.field + " " + violation.description,
              "correct the value, or say in the mapping what it means");
}

const std::vector<std::string>& RowProblems::ColumnsOf(std::string_view field) const {
  static const std::vector<std::string> none;
  const Mapping& mapping = mapping_.mapping();
  if (field == "submission_id") return mapping.submission_id.columns;
  if (field == "organisation") return mapping.organisation.columns;
  if (field == "site") return mapping.site.columns;
  if (field == "service") return mapping.service.columns;
  if (field == "question") return mapping.question.columns;
  if (field == "fft_answer") return mapping.fft_answer.columns;
  if (field == "text") return mapping.comment.columns;
  if (field == "person_id") return mapping.contributor.columns;
  if (field == "consultation_id") return mapping.consultation.columns;
  return none;
}

ImportProblem Unreadable(const BoundMapping& mapping, const csv::Problem& problem) {
  return {.line = static_cast<std::int64_t>(problem.line),
          .column = mapping.NameOf(problem.column == 0 ? 0 : problem.column - 1),
          .value = ClassOf("row", problem.bytes, "byte"),
          .reason = "UNREADABLE",
          .message = problem.message,
          .advice = "correct the row in the file and import it again"};
}

ImportProblem RefusedOnReceipt(std::int64_t line, const absl::Status& refusal) {
  return {.line = line,
          .column = "consultation",
          .value = "a consultation that takes no answers",
          .reason = refusal::ReasonOf(refusal),
          .message = std::string{refusal.message()},
          .advice = "hand in answers to a consultation while it is open"};
}

}  // namespace participation::feedback_ingestion
