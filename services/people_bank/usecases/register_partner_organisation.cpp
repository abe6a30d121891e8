#include "services/people_bank/usecases/register_partner_organisation.hpp"

#include "libs/id/id.hpp"
#include "services/people_bank/store/partner_organisation_store.hpp"

namespace participation::people_bank {

absl::StatusOr<NewPartner> PreparePartner(Identity& identity, PartnerOrganisation::Profile profile,
                                          const std::vector<PartnerContact>& contacts) {
  NewPartner joining{id::New(), {}, std::move(profile)};
  joining.sealed_contacts = identity.SealContacts(joining.partner_organisation_id, contacts);
  return joining;
}

absl::StatusOr<PartnerOrganisation> RegisterPartnerOrganisation(database::Transaction& transaction,
                                                                const NewPartner& joining, clock::Time now) {
  PartnerOrganisation partner{.partner_organisation_id = joining.partner_organisation_id,
                              .profile = joining.profile,
                              .revision = 1,
                              .create_time = now,
                              .update_time = now};
  PartnerOrganisationStore partners{transaction};
  partners.Save(partner);
  partners.PutContacts(partner.partner_organisation_id, joining.sealed_contacts);
  return partner;
}

}  // namespace participation::people_bank
