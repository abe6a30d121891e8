#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/paging/page.hpp"
#include "services/activity_tracking/domain/attendance.hpp"

namespace participation::activity_tracking {

// How often each adjustment is asked for at an engagement event, counted as registrations come and go.
class AdjustmentStore {
 public:
  explicit AdjustmentStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Adds to the counts, or takes off.
  void Count(std::string_view engagement_event_id, const std::vector<AdjustmentCount>& changes);

  // By code, of those that somebody asks for: one more than the page holds, if there are. The key of a page is the
  // code.
  std::vector<AdjustmentCount> List(std::string_view engagement_event_id, const paging::Page& page);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::activity_tracking
