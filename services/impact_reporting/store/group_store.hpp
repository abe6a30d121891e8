#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/contribution.hpp"
#include "services/impact_reporting/domain/evidence.hpp"

namespace participation::impact_reporting {

// A contribution in a group.
struct Member {
  GroupMonth place;
  std::string contribution_id;
};

// Which contributions belong together, and how many in each month.
class GroupStore {
 public:
  explicit GroupStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Puts contributions into a group, or takes them out. One that is there already, or is not, stays as it is.
  void Join(std::span<const Member> members);
  void Leave(std::span<const Member> members);

  // Every group that a contribution belongs to.
  std::vector<GroupMonth> PlacesOf(const std::string& contribution_id);
  // The same of some that do, by their ids.
  std::map<std::string, std::vector<GroupMonth>> PlacesOf(std::span<const std::string> contribution_ids);

  std::int64_t Count(const Evidence& evidence);
  // How many there are in that month of the evidence, of those with any, which has the fewest; 0 if none has.
  std::int64_t LeastMonth(const Evidence& evidence);

  // The contributions that the evidence takes in, by month and id, after a contribution in a month.
  std::vector<Contribution> List(const Evidence& evidence, const Month& after_month, const std::string& after_id,
                                 std::size_t limit);

 private:
  void Change(std::string_view sql, std::span<const Member> members, int change);

  database::Transaction& transaction_;
};

}  // namespace participation::impact_reporting
