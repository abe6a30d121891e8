#include "services/people_bank/usecases/register_partner_organisation.hpp"

#include "services/people_bank/store/partner_organisation_store.hpp"

namespace participation::people_bank {

PartnerOrganisation RegisterPartnerOrganisation(database::Transaction& transaction, std::string partner_organisation_id,
                                                PartnerOrganisation::Profile profile,
                                                const std::string& sealed_contacts, clock::Time now) {
  PartnerOrganisation partner{.partner_organisation_id = std::move(partner_organisation_id),
                              .profile = std::move(profile),
                              .revision = 1,
                              .create_time = now,
                              .update_time = now};
  PartnerOrganisationStore partners{transaction};
  partners.Save(partner);
  partners.PutContacts(partner.partner_organisation_id, sealed_contacts);
  return partner;
}

}  // namespace participation::people_bank
