#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/paging/page.hpp"
#include "services/activity_tracking/domain/action.hpp"

namespace participation::activity_tracking {

// Which actions to list, as they stand at `now`. What is not set does not narrow the list.
struct ActionFilter {
  std::string organisation;
  std::optional<Action::State> state;
  std::optional<Action::Rating> rating;
  clock::Time now;
};

// What impact reporting told of decisions and of what was promised because of them.
class ActionStore {
 public:
  explicit ActionStore(database::Transaction& transaction) : transaction_{transaction} {}

  std::optional<Action> Find(std::string_view action_id);
  void Save(const Action& action);
  void SaveDecision(std::string_view decision_id, std::string_view title);

  // By due date: one more than the page holds, if there are. KeyOf tells the key of a page.
  std::vector<Action> List(const ActionFilter& filter, const paging::Page& page);
  static std::string KeyOf(const Action& action) { return action.due_date + "/" + action.action_id; }

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::activity_tracking
