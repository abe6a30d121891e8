#pragma once

#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/contribution.hpp"
#include "services/impact_reporting/domain/evidence.hpp"

namespace participation::impact_reporting {

// Which contributions belong together, and how many in each month.
class GroupStore {
 public:
  explicit GroupStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Puts contributions into a group, or takes them out. One that is there already, or is not, stays as it is.
  void Join(const GroupMonth& place, const std::string& contribution_id);
  void Leave(const GroupMonth& place, const std::string& contribution_id);

  // Every group that a contribution belongs to.
  std::vector<GroupMonth> PlacesOf(const std::string& contribution_id);

  std::int64_t Count(const Evidence& evidence);
  // How many there are in that month of the evidence, of those with any, which has the fewest; 0 if none has.
  std::int64_t LeastMonth(const Evidence& evidence);

  // The contributions that the evidence takes in, by month and id, after a contribution in a month.
  std::vector<Contribution> List(const Evidence& evidence, const Month& after_month, const std::string& after_id,
                                 std::size_t limit);

 private:
  void AddToCount(const GroupMonth& place, int change);

  database::Transaction& transaction_;
};

}  // namespace participation::impact_reporting
