#pragma once

#include <string>

#include "services/impact_reporting/domain/report.hpp"

namespace participation::impact_reporting::report {

// The report as one page that needs nothing else: no scripts, no fonts, no pictures from elsewhere. Made to WCAG 2.2
// AA: headings in order, tables with captions and headers, nothing said by colour alone.
std::string ToHtml(const Report& report);

}  // namespace participation::impact_reporting::report
