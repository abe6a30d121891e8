#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "libs/cache/cache.hpp"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/organisations/directory.hpp"
#include "services/impact_reporting/domain/report.hpp"

namespace participation::impact_reporting {

// A report covers at most this many months.
inline constexpr std::size_t kMostReportMonths = 24;

// Puts together what one organisation heard, decided and changed in a period, safe to publish: small counts are
// withheld, and the chart leaves out months whose percentages are. NOT_FOUND, reason ORGANISATION_UNKNOWN, for one that
// neither the directory names nor anything was heard of.
absl::StatusOr<Report> MakeReport(database::Transaction& transaction, cache::Cache& cache,
                                  const organisations::Directory& directory, const std::string& organisation,
                                  const Months& months, clock::Time now);

}  // namespace participation::impact_reporting
