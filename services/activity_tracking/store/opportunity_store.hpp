#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "libs/paging/page.hpp"
#include "services/activity_tracking/domain/opportunity.hpp"

namespace participation::activity_tracking {

// Which opportunities to list. What is not set does not narrow the list.
struct OpportunityFilter {
  std::string organisation;
  std::string activity_id;
  std::optional<Opportunity::State> state;
};

class OpportunityStore {
 public:
  explicit OpportunityStore(database::Transaction& transaction) : transaction_{transaction} {}

  // NOT_FOUND if there is none with this id.
  absl::StatusOr<Opportunity> Find(std::string_view opportunity_id);
  // The same, and nobody else changes it until this transaction ends.
  absl::StatusOr<Opportunity> FindForChange(std::string_view opportunity_id);

  void Save(const Opportunity& opportunity);

  // One more than the page holds, if there are.
  std::vector<Opportunity> List(const OpportunityFilter& filter, const paging::Page& page);

  // Those that are published: of an activity, for an engagement event, or whose time to close has come.
  std::vector<Opportunity> PublishedOf(std::string_view activity_id, std::size_t limit);
  std::vector<Opportunity> PublishedFor(std::string_view engagement_event_id, std::size_t limit);
  std::vector<Opportunity> ToClose(clock::Time now, std::size_t limit);

  std::int64_t CountPublished();

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::activity_tracking
