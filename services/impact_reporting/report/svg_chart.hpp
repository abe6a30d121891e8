#pragma once

#include <string>

#include "services/impact_reporting/domain/chart.hpp"

namespace participation::impact_reporting::report {

// A control chart as inline SVG with a title and a description in its place for who cannot see it. Points differ by
// shape as well as by colour. The chart has at least one point.
std::string DrawSvg(const Chart& chart, const std::string& title);

// What the chart shows, in words.
std::string Describe(const Chart& chart);

// What the chart's values count, "%" or "responses".
std::string UnitOf(const Chart& chart);

}  // namespace participation::impact_reporting::report
