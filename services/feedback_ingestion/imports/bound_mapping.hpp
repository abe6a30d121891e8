#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/csv/record.hpp"
#include "services/feedback_ingestion/imports/mapping.hpp"

namespace participation::feedback_ingestion {

// A mapping with the places of its columns in one file.
class BoundMapping {
 public:
  // Finds the columns by the file's header, without regard to case and white space. INVALID_ARGUMENT names the columns
  // that are missing, or that stand there twice.
  static absl::StatusOr<BoundMapping> Bind(Mapping mapping, const csv::Record& header);

  // The same from what `Places` gave earlier. INVALID_ARGUMENT if that does not fit the mapping.
  static absl::StatusOr<BoundMapping> Restore(Mapping mapping, std::string_view places);

  // Where the mapping's columns stand: "61:0,1,3" is a header of 61 columns of which three are used.
  std::string Places() const;

  const Mapping& mapping() const { return mapping_; }
  std::size_t columns_in_file() const { return columns_in_file_; }
  // The places of all columns that are used.
  const std::vector<std::size_t>& places() const { return places_; }
  // The name of the column at a place, if it is used.
  std::string NameOf(std::size_t place) const;

  // The record's value of a column that the mapping names.
  std::string_view Cell(const csv::Record& record, const std::string& column) const;

  // What the field is in this record: a constant, or the squeezed values of its columns, joined.
  std::string Value(const csv::Record& record, const FieldSource& source) const;

 private:
  BoundMapping(Mapping mapping, std::size_t columns_in_file, std::vector<std::size_t> places);

  Mapping mapping_;
  std::size_t columns_in_file_;
  std::vector<std::string> names_;
  std::vector<std::size_t> places_;
};

}  // namespace participation::feedback_ingestion
