#include "services/impact_reporting/usecases/hear_invitation.hpp"

#include "services/impact_reporting/store/reach_store.hpp"

namespace participation::impact_reporting {

absl::Status HearOpportunity(database::Transaction& transaction, const std::string& opportunity_id,
                             const std::string& organisation) {
  ReachStore{transaction}.SetOrganisation(opportunity_id, organisation);
  return absl::OkStatus();
}

absl::Status HearInvitation(database::Transaction& transaction, const std::string& invitation_id,
                            const std::string& opportunity_id) {
  ReachStore{transaction}.CountSent(invitation_id, opportunity_id);
  return absl::OkStatus();
}

absl::Status HearInvitationAnswer(database::Transaction& transaction, const std::string& invitation_id,
                                  const std::string& opportunity_id, bool accepted) {
  ReachStore{transaction}.CountAnswer(invitation_id, opportunity_id, accepted);
  return absl::OkStatus();
}

}  // namespace participation::impact_reporting
