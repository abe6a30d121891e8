#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "libs/identifiers/date.hpp"
#include "services/feedback_ingestion/domain/submission.hpp"

namespace participation::feedback_ingestion {

// Where a field of a submission comes from: a constant, or columns, whose value may stand for another.
struct FieldSource {
  std::string key = {};                   // of the mapping: "organisation"
  std::vector<std::string> columns = {};  // their values joined, empty ones left out
  std::string join = " ";
  std::string constant = {};
  std::map<std::string, std::string> values = {};  // by folded value; "" for none
  // What a value that `values` does not list stands for. Without it such a value is a problem, unless there is no list.
  std::optional<std::string> otherwise = {};
  bool keep_others = false;  // it stands for itself

  bool IsSet() const { return !columns.empty() || !constant.empty(); }
};

// How a source writes its dates.
struct DateSource {
  std::string column;                           // empty: the source has no dates, and the day of receipt is taken
  std::optional<identifiers::DateOrder> order;  // none: only dates that can be read one way
  std::map<std::string, identifiers::DateOrder> order_by_organisation;
};

// What the columns of a file mean.
struct Mapping {
  std::string source_system;
  Source source = Source::kUnspecified;
  char separator = ',';
  FieldSource submission_id;
  FieldSource respondent;
  FieldSource organisation;
  FieldSource site;
  FieldSource service;
  FieldSource question;
  FieldSource fft_answer;
  FieldSource comment;
  FieldSource contributor;
  FieldSource consultation;
  DateSource date;
  std::set<std::string> blank;  // folded comments that say nothing

  // Every column that is named, once.
  std::vector<std::string> Columns() const;
};

// What a mapping calls a field of a submission: "comment" for its text.
std::string_view KeyOf(std::string_view field);

// A value as it is compared: trimmed, white space in single spaces, ASCII in lower case, apostrophes straight.
std::string Folded(std::string_view value);

// Trimmed, with white space of any script in single spaces.
std::string Squeezed(std::string_view value);

}  // namespace participation::feedback_ingestion
