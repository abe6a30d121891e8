#pragma once

#include <optional>
#include <string>
#include <variant>

#include "libs/clock/clock.hpp"
#include "libs/policy/organisations.hpp"
#include "services/feedback_ingestion/domain/candidate.hpp"
#include "services/feedback_ingestion/imports/row_problem.hpp"

namespace participation::feedback_ingestion {

// What holds for rows besides their mapping.
struct RowDefaults {
  std::string organisation;  // of rows that do not name theirs; ODS codes
  std::string site;
  policy::Organisations organisations;  // rows of others are problems
};

// The row says nothing: neither answer nor comment.
struct NothingSaid {};

// Makes items of rows.
class RowReader {
 public:
  using Outcome = std::variant<Candidate, NothingSaid, ImportProblem>;

  RowReader(const RowDefaults& defaults, const redaction::Redactor& redactor)
      : defaults_{defaults}, redactor_{redactor} {}

  // What the record is, with identifiers taken out.
  Outcome Read(const BoundMapping& mapping, const csv::Record& record, clock::Time now) const;

 private:
  const RowDefaults& defaults_;
  const redaction::Redactor& redactor_;
};

}  // namespace participation::feedback_ingestion
