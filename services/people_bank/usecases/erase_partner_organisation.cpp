#include "services/people_bank/usecases/erase_partner_organisation.hpp"

#include "services/people_bank/store/key_destruction_store.hpp"
#include "services/people_bank/store/partner_organisation_store.hpp"
#include "services/people_bank/usecases/identity.hpp"

namespace participation::people_bank {

absl::Status ErasePartnerOrganisation(database::Transaction& transaction, const std::string& partner_organisation_id) {
  PartnerOrganisationStore partners{transaction};
  if (const auto partner = partners.Find(partner_organisation_id); !partner.ok()) return partner.status();
  partners.Forget(partner_organisation_id);
  KeyDestructionStore{transaction}.Add(Identity::KeyNameOfPartner(partner_organisation_id));
  return absl::OkStatus();
}

}  // namespace participation::people_bank
