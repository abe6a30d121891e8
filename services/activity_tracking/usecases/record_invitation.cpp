#include "services/activity_tracking/usecases/record_invitation.hpp"

#include "services/activity_tracking/store/engagement_event_store.hpp"
#include "services/activity_tracking/store/erased_person_store.hpp"
#include "services/activity_tracking/store/invitee_store.hpp"
#include "services/activity_tracking/store/opportunity_store.hpp"
#include "services/activity_tracking/usecases/cancel_registration.hpp"
#include "services/activity_tracking/usecases/keep_and_tell.hpp"
#include "services/activity_tracking/usecases/register_for_event.hpp"

namespace participation::activity_tracking {

namespace {

// What is known of the invitation; counted if that is news. Answers may arrive before the invitation does.
Invitee FindOrCount(database::Transaction& transaction, Invitee invitee, Opportunity& opportunity) {
  if (auto known = InviteeStore{transaction}.Find(invitee.invitation_id)) return *std::move(known);
  if (ErasedPersonStore{transaction}.IsErased(invitee.person_id)) invitee.person_id.clear();
  opportunity.CountInvited();
  return invitee;
}

// Whoever accepts an invitation knows when and where it is from that, which may have gone out before the event was
// moved.
void TellIfMoved(database::Transaction& transaction, const Opportunity& opportunity, const Registration& registration) {
  if (!opportunity.WasMoved()) return;
  const auto event = EngagementEventStore{transaction}.Find(registration.record().engagement_event_id);
  if (event.ok()) KeepAndTell(transaction, {registration}, v1::RegistrationChanged::CHANGE_MOVED, *event);
}

// What the event refuses stays refused: the answer counts all the same.
void FollowUp(database::Transaction& transaction, Invitee& invitee, const Opportunity& opportunity, clock::Time now) {
  const auto& event_id = opportunity.record().advert.engagement_event_id;
  if (invitee.answer == Invitee::Answer::kAccepted && !event_id.empty() && !invitee.person_id.empty()) {
    const auto registration = RegisterForEvent(transaction, {event_id, invitee.person_id, {}}, now);
    if (registration.ok()) {
      invitee.registration_id = registration->registration_id();
      TellIfMoved(transaction, opportunity, *registration);
    }
  }
  if (invitee.answer == Invitee::Answer::kDeclined && !invitee.registration_id.empty()) {
    (void)CancelRegistration(transaction, invitee.registration_id, now);
    invitee.registration_id.clear();
  }
}

}  // namespace

absl::Status RecordInvitation(database::Transaction& transaction, Invitee invitee) {
  OpportunityStore opportunities{transaction};
  auto opportunity = opportunities.FindForChange(invitee.opportunity_id);
  if (!opportunity.ok()) return opportunity.status();
  const auto known = FindOrCount(transaction, std::move(invitee), *opportunity);
  InviteeStore{transaction}.Save(known);
  opportunities.Save(*opportunity);
  return absl::OkStatus();
}

absl::Status RecordAnswer(database::Transaction& transaction, Invitee invitee, Invitee::Answer answer,
                          clock::Time now) {
  OpportunityStore opportunities{transaction};
  auto opportunity = opportunities.FindForChange(invitee.opportunity_id);
  if (!opportunity.ok()) return opportunity.status();
  auto known = FindOrCount(transaction, std::move(invitee), *opportunity);
  if (known.answer == answer) return absl::OkStatus();
  opportunity->CountAnswer(known.answer, answer);
  known.answer = answer;
  FollowUp(transaction, known, *opportunity, now);
  InviteeStore{transaction}.Save(known);
  opportunities.Save(*opportunity);
  return absl::OkStatus();
}

}  // namespace participation::activity_tracking
