#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/csv/record.hpp"

namespace participation::csv {

// Where each named column stands, from a header record. Names are compared without case and surrounding spaces.
class Columns {
 public:
  // INVALID_ARGUMENT names the line and the column when a required name is missing or a name stands there twice.
  static absl::StatusOr<Columns> Of(const Record& header, std::span<const std::string_view> required);

  std::optional<std::size_t> Find(std::string_view name) const;

  // The record's field of that name; empty when there is no such column or the record is too short to have it.
  std::string_view Field(const Record& record, std::string_view name) const;

  std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
};

}  // namespace participation::csv
