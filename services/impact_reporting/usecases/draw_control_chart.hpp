#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/chart.hpp"
#include "services/impact_reporting/domain/friends_and_family.hpp"

namespace participation::impact_reporting {

// A chart shows at most this many months.
inline constexpr std::size_t kMostChartMonths = 240;

struct ChartQuery {
  std::string organisation = {};
  std::string site = {};  // the whole organisation if empty
  Measure measure = Measure::kPercentPositive;
  Month first_month = {};  // from the first that there is if empty
  Month last_month = {};   // to the last that there is, for numbers to the last that has ended, if empty
  std::string question = kFriendsAndFamilyQuestion;
  ChartOptions options = {};
};

// Charts one series. Percentages of the Friends and Family Test from before April 2020 are left out, since they
// measured something else, and so is a month that has not ended. Reads one row for each month and site, so nothing is
// kept for the next time.
absl::StatusOr<Chart> DrawControlChart(database::Transaction& transaction, const ChartQuery& query, clock::Time now);

}  // namespace participation::impact_reporting
