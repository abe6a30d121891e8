#include "services/people_bank/usecases/update_partner_organisation.hpp"

#include "libs/refusal/etag.hpp"
#include "services/people_bank/store/partner_organisation_store.hpp"

namespace participation::people_bank {

absl::StatusOr<PartnerOrganisation> UpdatePartnerOrganisation(database::Transaction& transaction,
                                                              const PartnerChange& change, clock::Time now) {
  PartnerOrganisationStore partners{transaction};
  auto partner = partners.Find(change.partner_organisation_id);
  if (!partner.ok()) return partner;
  if (auto refusal = refusal::CheckEtag(change.etag, partner->revision); !refusal.ok()) return refusal;
  partner->profile = change.profile;
  partner->update_time = now;
  ++partner->revision;
  partners.Save(*partner);
  if (change.sealed_contacts) partners.PutContacts(change.partner_organisation_id, *change.sealed_contacts);
  return partner;
}

}  // namespace participation::people_bank
