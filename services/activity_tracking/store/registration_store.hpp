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

// Which registrations to list: of an engagement event, of a person, or both. The state narrows the list if it is set.
struct RegistrationFilter {
  std::string engagement_event_id;
  std::string person_id;
  std::optional<Registration::State> state;
};

class RegistrationStore {
 public:
  explicit RegistrationStore(database::Transaction& transaction) : transaction_{transaction} {}

  // NOT_FOUND if there is none with this id.
  absl::StatusOr<Registration> Find(std::string_view registration_id);
  // The registration of a person for an engagement event that was not cancelled or called off, if there is one.
  std::optional<Registration> FindOf(std::string_view person_id, std::string_view engagement_event_id);

  // The places of a person, and those in queues, at engagement events that are not over.
  std::vector<Registration> LiveOf(std::string_view person_id, clock::Time now);

  void Add(const Registration& registration);
  // With their versions.
  void SaveStates(const std::vector<Registration>& registrations);
  // Calls off every place at an engagement event, and every place in its queue.
  void CallOff(std::string_view engagement_event_id, clock::Time now);
  void SaveAdjustments(const Registration& registration);

  // Those who wait longest, in the order of their tickets.
  std::vector<Registration> Waiting(std::string_view engagement_event_id, std::size_t limit);

  // The next who are to be told how the event stands, in the order of their tickets: who said who they are, and has a
  // place, waits for one, or had or did so when it was called off.
  std::vector<Registration> ToTell(const EngagementEvent& event, std::size_t limit);

  // One more than the page holds, if there are. In the order of ids for a person, of tickets otherwise; KeyIn tells the
  // key of a page.
  std::vector<Registration> List(const RegistrationFilter& filter, const paging::Page& page);
  static std::string KeyIn(const RegistrationFilter& filter, const Registration& registration);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::activity_tracking
