#pragma once

#include <string>

#include "absl/status/status.h"
#include "libs/database/database.hpp"

namespace participation::impact_reporting {

// Whose opportunity it is, and how the invitations to it fared, in any order.
absl::Status HearOpportunity(database::Transaction& transaction, const std::string& opportunity_id,
                             const std::string& organisation);
absl::Status HearInvitation(database::Transaction& transaction, const std::string& invitation_id,
                            const std::string& opportunity_id);
absl::Status HearInvitationAnswer(database::Transaction& transaction, const std::string& invitation_id,
                                  const std::string& opportunity_id, bool accepted);

}  // namespace participation::impact_reporting
