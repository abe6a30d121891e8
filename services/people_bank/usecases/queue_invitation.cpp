#include "services/people_bank/usecases/queue_invitation.hpp"

#include "services/people_bank/store/consent_store.hpp"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/store/person_store.hpp"

namespace participation::people_bank {

std::optional<Obstacle> ObstacleToInviting(database::Transaction& transaction, const std::string& person_id,
                                           clock::Time now) {
  if (!PersonStore{transaction}.FindActive(person_id).ok()) return Obstacle::kErased;
  if (ConsentStore{transaction}.ChannelsFor(person_id, Purpose::kOpportunities).empty()) return Obstacle::kNoConsent;
  const auto asked = InvitationStore{transaction}.CountSince(person_id, now - kInvitationWindow);
  if (asked >= kMostInvitations) return Obstacle::kContactCap;
  return std::nullopt;
}

void QueueInvitation(database::Transaction& transaction, const Invitation& invitation, clock::Time now) {
  InvitationStore{transaction}.Save(invitation);
  OutgoingMessage message;
  message.outgoing_message_id = invitation.invitation_id();
  message.person_id = invitation.record().person_id;
  message.kind = OutgoingMessage::Kind::kInvitation;
  message.subject_id = invitation.invitation_id();
  message.due_time = now;
  message.create_time = now;
  OutgoingMessageStore{transaction}.Save(message);
}

}  // namespace participation::people_bank
