#include "services/people_bank/usecases/answer_invitation.hpp"

#include "libs/events/outbox.hpp"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/opportunity_store.hpp"
#include "services/people_bank/store/person_store.hpp"

namespace participation::people_bank {
namespace {

absl::StatusOr<Invitation> FindAnswerable(database::Transaction& transaction, const std::string& invitation_id) {
  auto invitation = InvitationStore{transaction}.Find(invitation_id);
  if (!invitation.ok()) return invitation;
  if (auto person = PersonStore{transaction}.FindActive(invitation->record().person_id); !person.ok()) {
    return person.status();
  }
  return invitation;
}

void RecordAnswer(database::Transaction& transaction, const Invitation& invitation, bool accepted) {
  InvitationStore{transaction}.Save(invitation);
  v1::InvitationAnswered event;
  event.set_invitation_id(invitation.invitation_id());
  event.set_opportunity_id(invitation.record().opportunity_id);
  event.set_person_id(invitation.record().person_id);
  event.set_accepted(accepted);
  events::Outbox{transaction}.Add(invitation.invitation_id(), invitation.version(), event);
}

}  // namespace

absl::StatusOr<Invitation> AcceptInvitation(database::Transaction& transaction, const std::string& invitation_id,
                                            clock::Time now) {
  auto invitation = FindAnswerable(transaction, invitation_id);
  if (!invitation.ok()) return invitation;
  const auto news = invitation->Accept(now);
  if (!news.ok()) return news.status();
  if (!*news) return invitation;
  const auto opportunity = OpportunityStore{transaction}.Find(invitation->record().opportunity_id);
  if (!opportunity || !opportunity->IsOpen(now)) return OpportunityClosed("DeclineInvitation");
  RecordAnswer(transaction, *invitation, true);
  return invitation;
}

absl::StatusOr<Invitation> DeclineInvitation(database::Transaction& transaction, const std::string& invitation_id,
                                             clock::Time now) {
  auto invitation = FindAnswerable(transaction, invitation_id);
  if (!invitation.ok()) return invitation;
  const auto news = invitation->Decline(now);
  if (!news.ok()) return news.status();
  if (*news) RecordAnswer(transaction, *invitation, false);
  return invitation;
}

}  // namespace participation::people_bank
