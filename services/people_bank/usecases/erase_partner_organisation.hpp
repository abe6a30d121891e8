#pragma once

#include <string>

#include "absl/status/status.h"
#include "libs/database/database.hpp"

namespace participation::people_bank {

// Forgets a partner organisation with its contacts, and leaves their key to DestroyKeys. NOT_FOUND if there is none, or
// none any more.
absl::Status ErasePartnerOrganisation(database::Transaction& transaction, const std::string& partner_organisation_id);

}  // namespace participation::people_bank
