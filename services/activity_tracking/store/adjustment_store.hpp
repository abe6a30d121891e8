#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/paging/page.hpp"
#include "services/activity_tracking/domain/attendance.hpp"
#include "services/activity_tracking/domain/registration.hpp"

namespace participation::activity_tracking {

// How often each adjustment is asked for at an engagement event, counted as registrations come and go.
class AdjustmentStore {
 public:
  explicit AdjustmentStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Counts what registrations ask for, in the state that they are in; or takes it off, before they change. Whoever came
  // counts among those who have a place, and whoever cancelled not at all.
  void Add(const std::vector<Registration>& registrations) { Count(registrations, +1); }
  void TakeOff(const std::vector<Registration>& registrations) { Count(registrations, -1); }

  // Nobody asks for anything at the engagement event any more.
  void Clear(std::string_view engagement_event_id);

  // By code, of those that somebody asks for: one more than the page holds, if there are. The key of a page is the
  // code.
  std::vector<AdjustmentCount> List(std::string_view engagement_event_id, const paging::Page& page);

 private:
  void Count(const std::vector<Registration>& registrations, int times);

  database::Transaction& transaction_;
};

}  // namespace participation::activity_tracking
