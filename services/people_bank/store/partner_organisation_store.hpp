#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/partner_organisation.hpp"

namespace participation::people_bank {

// The partner organisations that a transaction sees, with their sealed contacts.
class PartnerOrganisationStore {
 public:
  struct Query {
    std::vector<std::string> interests;  // all of them: "topic:maternity", "area:E1"
    std::optional<PartnerOrganisation::Kind> kind;
    std::string after;
    std::size_t limit = 0;
  };

  explicit PartnerOrganisationStore(database::Transaction& transaction) : transaction_{transaction} {}

  absl::StatusOr<PartnerOrganisation> Find(const std::string& partner_organisation_id);
  std::vector<PartnerOrganisation> List(const Query& query);
  void Save(const PartnerOrganisation& partner);
  // With its contacts.
  void Forget(const std::string& partner_organisation_id);

  std::string FindContacts(const std::string& partner_organisation_id);
  void PutContacts(const std::string& partner_organisation_id, const std::string& sealed);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
