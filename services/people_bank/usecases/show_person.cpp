#include "services/people_bank/usecases/show_person.hpp"

#include "services/people_bank/store/person_store.hpp"

namespace participation::people_bank {

absl::StatusOr<std::pair<Person, PersonalDetails>> ShowPerson(database::Transaction& transaction, Identity& identity,
                                                              const std::string& person_id) {
  auto person = PersonStore{transaction}.FindActive(person_id);
  if (!person.ok()) return person.status();
  const auto sealed = SealedDetails(transaction, person_id);
  if (!sealed.ok()) return sealed.status();
  auto details = identity.Open(person_id, *sealed);
  if (!details.ok()) return details.status();
  return std::pair{*std::move(person), *std::move(details)};
}

absl::StatusOr<std::string> SealedDetails(database::Transaction& transaction, const std::string& person_id) {
  auto sealed = PersonStore{transaction}.FindDetails(person_id);
  if (!sealed) return absl::DataLossError("the personal details are missing");
  return *std::move(sealed);
}

}  // namespace participation::people_bank
