#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/partner_organisation.hpp"
#include "services/people_bank/usecases/identity.hpp"

namespace participation::people_bank {

// A partner organisation that wants to join, with its contacts sealed already.
struct NewPartner {
  std::string partner_organisation_id;
  std::string sealed_contacts;
  PartnerOrganisation::Profile profile;
};

// Gives a partner organisation that wants to join an id and a key, and seals its contacts. Waits for the key to be
// durable.
absl::StatusOr<NewPartner> PreparePartner(Identity& identity, PartnerOrganisation::Profile profile,
                                          const std::vector<PartnerContact>& contacts);

// Puts a partner organisation with its contacts on the register.
absl::StatusOr<PartnerOrganisation> RegisterPartnerOrganisation(database::Transaction& transaction,
                                                                const NewPartner& joining, clock::Time now);

}  // namespace participation::people_bank
