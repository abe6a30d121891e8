#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/privacy/vault.hpp"
#include "services/people_bank/domain/partner_organisation.hpp"
#include "services/people_bank/domain/personal_details.hpp"

namespace participation::people_bank {

// Who somebody is, as it is kept: one sealed text, and blind indexes by which to find it again.
struct SealedIdentity {
  std::string details;
  std::vector<std::string> contact_indexes;
};

// The one place where personal data is sealed and opened. A person's key is kept under their id, a partner
// organisation's under another name, so that forgetting the one never touches the other. Any thread may call. What
// makes or destroys a key waits for a commit of the key store: do that before or after a change, never in it.
class Identity {
 public:
  explicit Identity(privacy::KeyStore& keys);

  // Refused, naming the field, if the e-mail address, telephone number or postcode cannot be one, or a need is
  // none. Makes a key.
  absl::StatusOr<SealedIdentity> SealNew(const std::string& person_id, const PersonalDetails& details);
  // What somebody's details are to be in place of these; nothing if they stay as they are.
  using Change = std::function<absl::StatusOr<std::optional<PersonalDetails>>(const PersonalDetails&)>;
  // Opens, changes and seals again with the key there is, for which it asks once; DATA_LOSS if there is none.
  absl::StatusOr<std::optional<SealedIdentity>> SealAgain(const std::string& person_id, const std::string& sealed,
                                                          const Change& change);
  // DATA_LOSS if there is no key.
  absl::StatusOr<PersonalDetails> Open(const std::string& person_id, const std::string& sealed);
  // Makes all that was sealed with these keys unreadable for ever: people's, by their ids, or KeyNameOfPartner. Durable
  // when it returns; may be repeated.
  void DestroyKeys(std::span<const std::string> key_names) { vault_.Erase(key_names); }

  static std::string KeyNameOfPartner(const std::string& partner_organisation_id);
  // Makes a key if there is none.
  std::string SealContacts(const std::string& partner_organisation_id, const std::vector<PartnerContact>& contacts);
  absl::StatusOr<std::vector<PartnerContact>> OpenContacts(const std::string& partner_organisation_id,
                                                           const std::string& sealed);

  // Refused, naming the field, if it cannot be one.
  absl::StatusOr<std::string> EmailIndex(const std::string& email, std::string_view field) const;
  absl::StatusOr<std::string> TelephoneIndex(const std::string& telephone, std::string_view field) const;

  // The name under which somebody's equality answers are kept: it leads from the person to the answers, not back.
  std::string PseudonymOf(const std::string& person_id) const { return pseudonyms_.Of(person_id); }

 private:
  absl::StatusOr<SealedIdentity> Indexed(const PersonalDetails& details) const;

  privacy::Vault vault_;
  const privacy::BlindIndex emails_;
  const privacy::BlindIndex telephones_;
  const privacy::BlindIndex pseudonyms_;
};

}  // namespace participation::people_bank
