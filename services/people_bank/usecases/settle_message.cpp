#include "services/people_bank/usecases/settle_message.hpp"

#include "libs/events/outbox.hpp"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/store/place_store.hpp"
#include "services/people_bank/store/telling_store.hpp"

namespace participation::people_bank {
namespace {

v1::ContributorNotReachable::Reason ReasonFor(Obstacle obstacle) {
  switch (obstacle) {
    case Obstacle::kNoAddress:
      return v1::ContributorNotReachable::REASON_NO_ADDRESS;
    case Obstacle::kErased:
      return v1::ContributorNotReachable::REASON_ERASED;
    case Obstacle::kUnknownPerson:
      return v1::ContributorNotReachable::REASON_UNKNOWN_PERSON;
    case Obstacle::kUnreadable:
      return v1::ContributorNotReachable::REASON_DETAILS_UNREADABLE;
    case Obstacle::kNoConsent:
    case Obstacle::kOpportunityClosed:
    case Obstacle::kContactCap:
    case Obstacle::kTooLate:
    case Obstacle::kGivenBack:
    case Obstacle::kOvertaken:
      return v1::ContributorNotReachable::REASON_NO_CONSENT;
  }
  return v1::ContributorNotReachable::REASON_UNSPECIFIED;
}

void TellInvitationSent(database::Transaction& transaction, const std::string& invitation_id, clock::Time now) {
  InvitationStore invitations{transaction};
  auto invitation = invitations.Find(invitation_id);
  if (!invitation.ok()) return;
  const bool news = invitation->MarkSent(now);
  invitations.Save(*invitation);
  if (!news) return;
  v1::InvitationSent event;
  event.set_invitation_id(invitation_id);
  event.set_opportunity_id(invitation->record().opportunity_id);
  event.set_person_id(invitation->record().person_id);
  events::Outbox{transaction}.Add(invitation_id, invitation->version(), event);
}

void TellContributorTold(database::Transaction& transaction, const std::string& telling_id, Channel channel) {
  v1::ContributorTold event;
  event.set_telling_id(telling_id);
  event.set_channel(static_cast<v1::Channel>(channel));
  events::Outbox{transaction}.Add(telling_id, TellingStore{transaction}.Advance(telling_id), event);
}

void CancelInvitation(database::Transaction& transaction, const std::string& invitation_id, Obstacle obstacle) {
  InvitationStore invitations{transaction};
  auto invitation = invitations.Find(invitation_id);
  if (invitation.ok() && invitation->Cancel(NameOf(obstacle))) invitations.Save(*invitation);
}

}  // namespace

void SettleSent(database::Transaction& transaction, OutgoingMessage message, Channel channel, clock::Time now) {
  if (message.state == OutgoingMessage::State::kSent) return;
  message.state = OutgoingMessage::State::kSent;
  message.reason.clear();
  message.channel = channel;
  message.send_time = now;
  OutgoingMessageStore{transaction}.Save(message);
  switch (message.kind) {
    case OutgoingMessage::Kind::kInvitation:
      return TellInvitationSent(transaction, message.subject_id, now);
    case OutgoingMessage::Kind::kOutcome:
      return TellContributorTold(transaction, message.subject_id, channel);
    case OutgoingMessage::Kind::kPlace:
    case OutgoingMessage::Kind::kMove:
    case OutgoingMessage::Kind::kCallOff:
      return PlaceStore{transaction}.Settle(message.subject_id, message.outgoing_message_id);
  }
}

void SettleNotSent(database::Transaction& transaction, OutgoingMessage message, Obstacle obstacle) {
  if (message.state != OutgoingMessage::State::kQueued) return;
  message.state = OutgoingMessage::State::kNotSent;
  message.reason = NameOf(obstacle);
  OutgoingMessageStore{transaction}.Save(message);
  switch (message.kind) {
    case OutgoingMessage::Kind::kInvitation:
      return CancelInvitation(transaction, message.subject_id, obstacle);
    case OutgoingMessage::Kind::kOutcome:
      return TellNotReachable(transaction, message.subject_id, obstacle);
    case OutgoingMessage::Kind::kPlace:
    case OutgoingMessage::Kind::kMove:
    case OutgoingMessage::Kind::kCallOff:
      return PlaceStore{transaction}.Settle(message.subject_id, message.outgoing_message_id);
  }
}

int StopQueuedMessages(database::Transaction& transaction, const std::string& person_id, std::optional<Purpose> purpose,
                       Obstacle obstacle) {
  int stopped = 0;
  for (auto& message : OutgoingMessageStore{transaction}.QueuedFor(person_id)) {
    if (purpose && PurposeOf(message.kind) != *purpose) continue;
    SettleNotSent(transaction, std::move(message), obstacle);
    ++stopped;
  }
  return stopped;
}

void TellNotReachable(database::Transaction& transaction, const std::string& telling_id, Obstacle obstacle) {
  v1::ContributorNotReachable event;
  event.set_telling_id(telling_id);
  event.set_reason(ReasonFor(obstacle));
  events::Outbox{transaction}.Add(telling_id, TellingStore{transaction}.Advance(telling_id), event);
}

}  // namespace participation::people_bank
