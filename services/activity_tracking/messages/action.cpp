#include "services/activity_tracking/messages/action.hpp"

namespace participation::activity_tracking {

v1::Action ToMessage(const Action& action, clock::Time now) {
  v1::Action message;
  message.set_action_id(action.action_id);
  message.set_decision_id(action.decision_id);
  message.set_decision_title(action.decision_title);
  message.set_organisation(action.organisation);
  message.set_title(action.title);
  message.set_due_date(action.due_date);
  message.set_state(static_cast<v1::Action::State>(action.state));
  message.set_rating(static_cast<v1::Action::Rating>(action.RatingAt(now)));
  return message;
}

}  // namespace participation::activity_tracking
