#include "services/people_bank/usecases/invite_people.hpp"

#include "absl/strings/str_cat.h"
#include "libs/id/id.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/opportunity_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/usecases/queue_invitation.hpp"

namespace participation::people_bank {
namespace {

Invitation Invite(database::Transaction& transaction, const std::string& opportunity_id, const std::string& person_id,
                  clock::Time now) {
  InvitationStore invitations{transaction};
  auto invitation = invitations.FindFor(opportunity_id, person_id);
  if (invitation && invitation->state() != Invitation::State::kCancelled) return *invitation;
  const auto obstacle = ObstacleToInviting(transaction, person_id, now);
  if (invitation && obstacle) return *invitation;
  if (invitation) {
    invitation->QueueAgain(now);
  } else {
    invitation = Invitation::Queue(id::New(), opportunity_id, person_id, {std::string{kNamed}}, now);
  }
  if (obstacle) {
    invitation->Cancel(NameOf(*obstacle));
    invitations.Save(*invitation);
  } else {
    QueueInvitation(transaction, *invitation, now);
  }
  return *invitation;
}

absl::Status CheckOpportunity(database::Transaction& transaction, const std::string& opportunity_id, clock::Time now) {
  const auto opportunity = OpportunityStore{transaction}.Find(opportunity_id);
  if (!opportunity) {
    return refusal::NotFound("OPPORTUNITY_NOT_FOUND",
                             "no such opportunity has become known here; one just published does within seconds");
  }
  return opportunity->IsOpen(now) ? absl::OkStatus() : OpportunityClosed("");
}

}  // namespace

absl::StatusOr<std::vector<Invitation>> InvitePeople(database::Transaction& transaction,
                                                     const std::string& opportunity_id,
                                                     std::span<const std::string> person_ids, clock::Time now) {
  if (auto refusal = CheckOpportunity(transaction, opportunity_id, now); !refusal.ok()) return refusal;
  std::vector<Invitation> invited;
  for (const auto& person_id : person_ids) {
    if (auto person = PersonStore{transaction}.Find(person_id); !person.ok()) {
      return refusal::NotFound("PERSON_NOT_FOUND", "nobody was invited: somebody is not on the register",
                               {{"field", absl::StrCat("person_ids[", invited.size(), "]")}});
    }
    invited.push_back(Invite(transaction, opportunity_id, person_id, now));
  }
  return invited;
}

}  // namespace participation::people_bank
