#pragma once

#include <optional>
#include <span>

#include "libs/statistics/control_rules.hpp"
#include "libs/statistics/xmr_options.hpp"

namespace participation::statistics {

// What the guard of FlatSeries::kGuard did to a group, and why.
struct XmrGuards {
  bool no_movement = false;       // every moving range is zero: there are no limits to compute
  bool screening_undone = false;  // screening would have removed every movement, so nothing was screened
  bool single_deviation = false;  // all values but one are equal: the mean lies where no point is, so the equal
                                  //< points are not called a run on one side of it
};

// Centre and limits of one group of an XmR chart.
struct XmrBase {
  double mean = 0;
  std::optional<double> average_moving_range;  // nullopt for fewer than two points, or when screening left none
  std::optional<ControlLimits> limits;         // mean ± 2.66 average moving ranges; near limits two thirds of that
  XmrGuards guards;
};

// Computes one group's base from its values (finite, at least one). Of options, it uses the screening, the fixed
// number of points and the treatment of flat series.
XmrBase ComputeBase(std::span<const double> group, const XmrOptions& options);

}  // namespace participation::statistics
