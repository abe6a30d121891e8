#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/consent.hpp"
#include "services/people_bank/domain/person.hpp"
#include "services/people_bank/usecases/identity.hpp"

namespace participation::people_bank {

// Somebody who wants to join, with what is sealed of them already.
struct NewPerson {
  std::string person_id;
  SealedIdentity identity;
  Interests interests;
  std::vector<std::pair<Purpose, Channel>> consents;
};

// Gives somebody who wants to join an id and a key, and seals who they are. Waits for the key to be durable. Refused,
// naming the field, if something of the details cannot be so.
absl::StatusOr<NewPerson> PrepareRegistration(Identity& identity, const PersonalDetails& details, Interests interests,
                                              std::vector<std::pair<Purpose, Channel>> consents);

// Puts somebody on the register: one event for them and one for each consent that they give with it.
absl::StatusOr<Person> RegisterPerson(database::Transaction& transaction, const NewPerson& joining, clock::Time now);

}  // namespace participation::people_bank
