#include "services/activity_tracking/usecases/record_action.hpp"

#include "libs/refusal/refusal.hpp"
#include "services/activity_tracking/store/action_store.hpp"

namespace participation::activity_tracking {

absl::Status RecordAction(database::Transaction& transaction, const Action& action) {
  ActionStore actions{transaction};
  const auto known = actions.Find(action.action_id);
  if (known && known->organisation != action.organisation) {
    return refusal::PermissionDenied("OTHER_ORGANISATION", "the action is another organisation's");
  }
  if (!known || known->ComesBefore(action.state)) actions.Save(action);
  return absl::OkStatus();
}

absl::Status RecordDecision(database::Transaction& transaction, const std::string& decision_id,
                            const std::string& title) {
  ActionStore{transaction}.SaveDecision(decision_id, title);
  return absl::OkStatus();
}

}  // namespace participation::activity_tracking
