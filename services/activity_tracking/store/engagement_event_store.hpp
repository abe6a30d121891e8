#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "libs/paging/page.hpp"
#include "services/activity_tracking/domain/engagement_event.hpp"

namespace participation::activity_tracking {

// Which engagement events to list. What is not set does not narrow the list.
struct EngagementEventFilter {
  std::string organisation;
  std::string activity_id;
  std::optional<clock::Time> start_from;
  std::optional<clock::Time> start_before;
};

class EngagementEventStore {
 public:
  explicit EngagementEventStore(database::Transaction& transaction) : transaction_{transaction} {}

  // NOT_FOUND if there is none with this id.
  absl::StatusOr<EngagementEvent> Find(std::string_view engagement_event_id);
  // The same, and nobody else changes it, nor draws a ticket, until this transaction ends.
  absl::StatusOr<EngagementEvent> FindForChange(std::string_view engagement_event_id);

  void Save(const EngagementEvent& event);

  // By start_time: one more than the page holds, if there are. The key of a page is KeyOf(start_time, id).
  std::vector<EngagementEvent> List(const EngagementEventFilter& filter, const paging::Page& page);

  // Those of an activity that are scheduled and start after `now`.
  std::vector<EngagementEvent> ComingUp(std::string_view activity_id, clock::Time now, std::size_t limit);

  // One of which somebody is still to be told how it stands, if there is one.
  std::optional<EngagementEvent> NextToTell();

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::activity_tracking
