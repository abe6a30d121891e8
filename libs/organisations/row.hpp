#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "libs/csv/columns.hpp"
#include "libs/csv/record.hpp"
#include "libs/organisations/organisation.hpp"
#include "libs/organisations/problems.hpp"

namespace participation::organisations {

// One row of the file and the line on which it stands.
struct Row {
  Organisation organisation;
  std::uint64_t line = 0;
};

// "2026-11-22", when there is such a day.
std::optional<Date> DateFrom(std::string_view text);

// Reads one record by itself; nothing, and a problem for each column at fault, when it does not hold together.
std::optional<Row> ReadRow(const csv::Record& record, const csv::Columns& columns, Problems& problems);

// Whether the periods of one code do not overlap and are all of one kind.
void CheckPeriods(std::vector<Row>& rows, Problems& problems);

// Whether every parent has a row, and is of a kind that may be one.
void CheckParents(const std::vector<Row>& rows, Problems& problems);

}  // namespace participation::organisations
