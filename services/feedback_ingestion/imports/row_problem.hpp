#pragma once

#include <string>
#include <string_view>

#include "libs/csv/record.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/feedback_ingestion/domain/import.hpp"
#include "services/feedback_ingestion/imports/bound_mapping.hpp"

namespace participation::feedback_ingestion {

// Problems of one row, in the words that its reader needs.
class RowProblems {
 public:
  RowProblems(const BoundMapping& mapping, const csv::Record& record) : mapping_{mapping}, record_{record} {}

  ImportProblem WrongNumberOfFields() const;
  ImportProblem NotUtf8(std::size_t place) const;
  ImportProblem Missing(const FieldSource& source, const char* what, const char* advice) const;
  ImportProblem Unknown(const FieldSource& source) const;
  ImportProblem UnknownAnswer() const;
  ImportProblem EndedScale() const;
  ImportProblem EndedScaleWithoutDate() const;
  ImportProblem DateMissing() const;
  ImportProblem DateReadsTwoWays() const;
  ImportProblem DateUnreadable() const;
  ImportProblem OtherOrganisation() const;
  // Of a field of the submission that this row became.
  ImportProblem NotAllowed(const refusal::Violation& violation) const;

 private:
  ImportProblem MakeIn(const std::vector<std::string>& columns, const char* reason, std::string message,
                       std::string advice) const;
  // Of a field: where no column has it, the mapping is at fault.
  ImportProblem Make(const FieldSource& source, const char* reason, std::string message, std::string advice) const;
  ImportProblem MakeOfDate(const char* reason, std::string message, std::string advice) const;
  const FieldSource* SourceOf(std::string_view key) const;

  const BoundMapping& mapping_;
  const csv::Record& record_;
};

// The problem that a record is which cannot be read at all.
ImportProblem Unreadable(const BoundMapping& mapping, const csv::Problem& problem);

// Problems of a row whose item was refused when it was to be stored.
ImportProblem ConsultationNotOpen(std::int64_t line, const absl::Status& refusal);
ImportProblem SubmissionIdTaken(std::int64_t line, const absl::Status& refusal);

}  // namespace participation::feedback_ingestion
