#include "services/people_bank/usecases/identity.hpp"

#include "absl/strings/str_cat.h"
#include "libs/identifiers/email.hpp"
#include "libs/identifiers/postcode.hpp"
#include "libs/identifiers/telephone.hpp"
#include "libs/refusal/refusal.hpp"
#include "services/people_bank/messages.hpp"

namespace participation::people_bank {
namespace {

constexpr std::string_view kDetails = "details";
constexpr std::string_view kContacts = "contacts";

absl::Status KeyMissing() {
  return absl::DataLossError(
      "the key of the personal details is missing: either the person left this moment, or the key store lost it and is "
      "to be restored from its backup");
}

absl::StatusOr<PersonalDetails> OpenDetails(const privacy::PersonCipher& cipher, const std::string& sealed) {
  const auto opened = cipher.Open(kDetails, sealed);
  if (!opened.ok()) return opened.status();
  v1::PersonalDetails message;
  if (!message.ParseFromString(*opened)) return absl::DataLossError("the personal details cannot be read");
  return FromMessage(message);
}

}  // namespace

Identity::Identity(privacy::KeyStore& keys)
    : vault_{keys},
      emails_{vault_.Index("email")},
      telephones_{vault_.Index("telephone")},
      pseudonyms_{vault_.Index("equality-pseudonym")} {}

absl::StatusOr<SealedIdentity> Identity::SealNew(const std::string& person_id, const PersonalDetails& details) {
  auto identity = Indexed(details);
  if (!identity.ok()) return identity;
  identity->details = vault_.For(person_id).Seal(kDetails, ToMessage(details).SerializeAsString());
  return identity;
}

absl::StatusOr<std::optional<SealedIdentity>> Identity::SealAgain(const std::string& person_id,
                                                                  const std::string& sealed, const Change& change) {
  const auto cipher = vault_.Find(person_id);
  if (!cipher) return KeyMissing();
  const auto before = OpenDetails(*cipher, sealed);
  if (!before.ok()) return before.status();
  const auto details = change(*before);
  if (!details.ok()) return details.status();
  if (!*details) return std::nullopt;
  auto identity = Indexed(**details);
  if (!identity.ok()) return identity.status();
  identity->details = cipher->Seal(kDetails, ToMessage(**details).SerializeAsString());
  return *std::move(identity);
}

absl::StatusOr<PersonalDetails> Identity::Open(const std::string& person_id, const std::string& sealed) {
  const auto cipher = vault_.Find(person_id);
  if (!cipher) return KeyMissing();
  return OpenDetails(*cipher, sealed);
}

std::string Identity::KeyNameOfPartner(const std::string& partner_organisation_id) {
  return absl::StrCat("partner-organisation:", partner_organisation_id);
}

std::string Identity::SealContacts(const std::string& partner_organisation_id,
                                   const std::vector<PartnerContact>& contacts) {
  v1::PartnerContacts list;
  for (const auto& contact : contacts) *list.add_contacts() = ToMessage(contact);
  return vault_.For(KeyNameOfPartner(partner_organisation_id)).Seal(kContacts, list.SerializeAsString());
}

absl::StatusOr<std::vector<PartnerContact>> Identity::OpenContacts(const std::string& partner_organisation_id,
                                                                   const std::string& sealed) {
  const auto cipher = vault_.Find(KeyNameOfPartner(partner_organisation_id));
  if (!cipher) return absl::DataLossError("the key of the partner organisation's contacts is missing");
  const auto opened = cipher->Open(kContacts, sealed);
  if (!opened.ok()) return opened.status();
  v1::PartnerContacts list;
  if (!list.ParseFromString(*opened)) return absl::DataLossError("the contacts cannot be read");
  std::vector<PartnerContact> contacts;
  for (const auto& contact : list.contacts()) contacts.push_back(FromMessage(contact));
  return contacts;
}

absl::StatusOr<std::string> Identity::EmailIndex(const std::string& email, std::string_view field) const {
  const auto normalised = identifiers::NormaliseEmail(email);
  if (!normalised.ok()) return refusal::InvalidField(field, std::string{normalised.status().message()});
  return emails_.Of(*normalised);
}

absl::StatusOr<std::string> Identity::TelephoneIndex(const std::string& telephone, std::string_view field) const {
  const auto normalised = identifiers::NormaliseTelephone(telephone);
  if (!normalised.ok()) return refusal::InvalidField(field, std::string{normalised.status().message()});
  return telephones_.Of(*normalised);
}

absl::StatusOr<SealedIdentity> Identity::Indexed(const PersonalDetails& details) const {
  if (const auto wrong = CheckNeeds(details.communication_needs, "details.communication_needs"); !wrong.empty()) {
    return refusal::InvalidFields(wrong);
  }
  SealedIdentity identity;
  if (!details.email.empty()) {
    auto index = EmailIndex(details.email, "details.email");
    if (!index.ok()) return index.status();
    identity.contact_indexes.push_back(*std::move(index));
  }
  if (!details.telephone.empty()) {
    auto index = TelephoneIndex(details.telephone, "details.telephone");
    if (!index.ok()) return index.status();
    identity.contact_indexes.push_back(*std::move(index));
  }
  if (!details.postcode.empty()) {
    if (const auto postcode = identifiers::NormalisePostcode(details.postcode); !postcode.ok()) {
      return refusal::InvalidField("details.postcode", std::string{postcode.status().message()});
    }
  }
  return identity;
}

}  // namespace participation::people_bank
