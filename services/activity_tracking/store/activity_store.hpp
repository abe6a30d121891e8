#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "libs/paging/page.hpp"
#include "services/activity_tracking/domain/activity.hpp"

namespace participation::activity_tracking {

// Which activities to list. What is not set does not narrow the list.
struct ActivityFilter {
  std::string organisation;
  std::string programme_id;
  std::optional<Activity::State> state;
  std::optional<Duty> duty;
  std::string month;  // "2026-03": the activity has a day in it
};

class ActivityStore {
 public:
  explicit ActivityStore(database::Transaction& transaction) : transaction_{transaction} {}

  // NOT_FOUND if there is none with this id.
  absl::StatusOr<Activity> Find(std::string_view activity_id);
  // The same, and nobody else changes it until this transaction ends.
  absl::StatusOr<Activity> FindForChange(std::string_view activity_id);

  void Save(const Activity& activity);

  // One more than the page holds, if there are.
  std::vector<Activity> List(const ActivityFilter& filter, const paging::Page& page);

  std::int64_t Count(Activity::State state);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::activity_tracking
