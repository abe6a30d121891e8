#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/person.hpp"
#include "services/people_bank/usecases/identity.hpp"

namespace participation::people_bank {

// How somebody is to be.
struct PersonChange {
  std::string person_id;
  std::optional<SealedIdentity> identity;  // absent: the details stay
  Interests interests;
  std::string etag;
};

// Changes somebody's details or interests. Refused as PERSON_ERASED for who left, as ETAG_MISMATCH if somebody else
// changed something meanwhile.
absl::StatusOr<Person> UpdatePerson(database::Transaction& transaction, const PersonChange& change, clock::Time now);

}  // namespace participation::people_bank
