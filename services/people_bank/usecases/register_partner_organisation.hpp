#pragma once

#include <string>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/partner_organisation.hpp"

namespace participation::people_bank {

// Puts a partner organisation with its sealed contacts on the register.
PartnerOrganisation RegisterPartnerOrganisation(database::Transaction& transaction, std::string partner_organisation_id,
                                                PartnerOrganisation::Profile profile,
                                                const std::string& sealed_contacts, clock::Time now);

}  // namespace participation::people_bank
