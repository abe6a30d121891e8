#pragma once

#include <span>
#include <string>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/contribution.hpp"

namespace participation::impact_reporting {

// A contribution that is to be in groups.
struct Joining {
  const Contribution& contribution;
  std::vector<std::string> groups;
  std::string traceparent;  // of what told that it belongs there
};

// Puts contributions into groups. If an outcome was published that rests on one of them, its contributor is made due
// to be told at once, since the search for contributors may be past this one: whoever is heard late is told too.
void JoinGroups(database::Transaction& transaction, std::span<const Joining> joinings, clock::Time now);

}  // namespace participation::impact_reporting
