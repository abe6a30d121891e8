#pragma once

#include <string>

#include "services/impact_reporting/domain/report.hpp"

namespace participation::impact_reporting::report {

// The Friends and Family Test results as one tidy table: the organisation by month, then its sites by month. `*` is a
// withheld value and an empty cell a percentage of nobody.
std::string ToCsv(const Report& report);

}  // namespace participation::impact_reporting::report
