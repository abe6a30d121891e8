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
  OutgoingMessageStore{transaction}.Save(
      OutgoingMessage::Queued(invitation.invitation_id(), OutgoingMessage::Kind::kInvitation,
                              invitation.record().person_id, invitation.invitation_id(), now));
}

}  // namespace participation::people_bank
