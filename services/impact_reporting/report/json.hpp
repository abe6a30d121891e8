#pragma once

#include <string>

#include "services/impact_reporting/domain/report.hpp"

namespace participation::impact_reporting::report {

// The report as the JSON form of the message participation.impact_reporting.v1.Report.
std::string ToJson(const Report& report);

}  // namespace participation::impact_reporting::report
