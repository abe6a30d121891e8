#pragma once

#include <string_view>
#include <vector>

#include "libs/database/value.hpp"
#include "services/impact_reporting/domain/contribution.hpp"

namespace participation::impact_reporting {

// The columns of a contribution, in the order of the functions below.
inline constexpr std::string_view kContributionColumns =
    "contribution_id, kind, source, organisation, site, contribute_date, person_id, contributor, activity_id, "
    "consultation_id";

// They view the contribution.
std::vector<database::Parameter> ColumnsOf(const Contribution& contribution);
Contribution ContributionFrom(const database::Row& row);

}  // namespace participation::impact_reporting
