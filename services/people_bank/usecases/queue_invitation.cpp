#include "services/people_bank/usecases/queue_invitation.hpp"

#include "services/people_bank/store/consent_store.hpp"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/store/person_store.hpp"

namespace participation::people_bank {

std::map<std::string, Obstacle> ObstaclesToInviting(database::Transaction& transaction,
                                                    std::span<const std::string> person_ids, clock::Time now) {
  const auto states = PersonStore{transaction}.StatesOf(person_ids);
  const auto agreed = ConsentStore{transaction}.AgreedAmong(person_ids, Purpose::kOpportunities);
  const auto asked = InvitationStore{transaction}.AskedAmong(person_ids, now - kInvitationWindow, kMostInvitations);
  std::map<std::string, Obstacle> obstacles;
  for (const std::string& person_id : person_ids) {
    const auto state = states.find(person_id);
    if (state == states.end() || state->second != Person::State::kActive) {
      obstacles[person_id] = Obstacle::kErased;
    } else if (!agreed.contains(person_id)) {
      obstacles[person_id] = Obstacle::kNoConsent;
    } else if (asked.contains(person_id)) {
      obstacles[person_id] = Obstacle::kContactCap;
    }
  }
  return obstacles;
}

void QueueInvitations(database::Transaction& transaction, std::span<const Invitation> invitations, clock::Time now) {
  std::vector<OutgoingMessage> messages;
  for (const Invitation& invitation : invitations) {
    messages.push_back(OutgoingMessage::Queued(invitation.invitation_id(), OutgoingMessage::Kind::kInvitation,
                                               invitation.record().person_id, invitation.invitation_id(), now));
  }
  InvitationStore{transaction}.SaveAll(invitations);
  OutgoingMessageStore{transaction}.SaveAll(messages);
}

}  // namespace participation::people_bank
