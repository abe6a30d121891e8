#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/partner_organisation.hpp"

namespace participation::people_bank {

// What is to be other than it was.
struct PartnerChange {
  std::string partner_organisation_id;
  PartnerOrganisation::Profile profile;
  std::optional<std::string> sealed_contacts;  // absent: those there are stay
  std::string etag;
};

// Changes what is known of a partner organisation. Refused as ETAG_MISMATCH if somebody else changed it meanwhile.
absl::StatusOr<PartnerOrganisation> UpdatePartnerOrganisation(database::Transaction& transaction,
                                                              const PartnerChange& change, clock::Time now);

}  // namespace participation::people_bank
