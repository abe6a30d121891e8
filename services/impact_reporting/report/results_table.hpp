#pragma once

#include <string>
#include <vector>

#include "services/impact_reporting/domain/friends_and_family.hpp"

namespace participation::impact_reporting::report {

// The figures of a result in the order of the official return: responses, the six answers by their codes, percent
// positive, percent negative. `*` is withheld; a percentage of nobody is empty.
std::vector<std::string> FiguresOf(const FriendsAndFamilyResult& result);

}  // namespace participation::impact_reporting::report
