#include "services/activity_tracking/events/reactions.hpp"

#include "libs/clock/clock.hpp"
#include "libs/events/reactions.hpp"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/activity_tracking/usecases/forget_person.hpp"
#include "services/activity_tracking/usecases/record_action.hpp"
#include "services/activity_tracking/usecases/record_invitation.hpp"

namespace participation::activity_tracking {
namespace {

template <class Event>
Invitee InviteeIn(const Event& event) {
  return {.invitation_id = event.invitation_id(),
          .opportunity_id = event.opportunity_id(),
          .person_id = event.person_id(),
          .answer = Invitee::Answer::kNone,
          .registration_id = {}};
}

absl::StatusOr<Action> ActionIn(const impact_reporting::v1::CommitmentMoved& event) {
  const auto state = ActionStateNamed(event.state());
  if (!state.ok()) return state.status();
  return Action{.action_id = event.commitment_id(),
                .decision_id = event.decision_id(),
                .decision_title = {},
                .organisation = event.organisation(),
                .title = event.title(),
                .due_date = event.due_date(),
                .state = *state};
}

}  // namespace

void ReactToDecisions(events::Reactions& reactions) {
  reactions.On<impact_reporting::v1::DecisionRecorded>([](auto& transaction, const auto& event) {
    return RecordDecision(transaction, event.decision_id(), event.title());
  });
  reactions.On<impact_reporting::v1::CommitmentMoved>([](auto& transaction, const auto& event) {
    const auto action = ActionIn(event);
    return action.ok() ? RecordAction(transaction, *action) : action.status();
  });
}

void React(events::Reactions& reactions, const clock::Clock& clock) {
  reactions.On<people_bank::v1::InvitationSent>(
      [](auto& transaction, const auto& event) { return RecordInvitation(transaction, InviteeIn(event)); });
  reactions.On<people_bank::v1::InvitationAnswered>([&clock](auto& transaction, const auto& event) {
    const auto answer = event.accepted() ? Invitee::Answer::kAccepted : Invitee::Answer::kDeclined;
    return RecordAnswer(transaction, InviteeIn(event), answer, clock.Now());
  });
  reactions.On<people_bank::v1::PersonErased>([&clock](auto& transaction, const auto& event) {
    return ForgetPerson(transaction, event.person_id(), clock.Now());
  });
  ReactToDecisions(reactions);
}

}  // namespace participation::activity_tracking
