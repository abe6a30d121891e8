#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "libs/database/database.hpp"
#include "services/impact_reporting/store/register_store.hpp"

namespace participation::impact_reporting {

// Somebody joined the register: counted once.
absl::Status HearRegistration(database::Transaction& transaction, const std::string& person_id,
                              const std::vector<Interest>& interests);

// Somebody's interests changed. Nothing changes for people who left.
absl::Status HearInterests(database::Transaction& transaction, const std::string& person_id,
                           const std::vector<Interest>& interests);

// Somebody gave or withdrew a consent, by a code such as "outcomes:email". Nothing changes for people who left.
absl::Status HearConsent(database::Transaction& transaction, const std::string& person_id, const std::string& code,
                         bool given);

}  // namespace participation::impact_reporting
