#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/person.hpp"
#include "services/people_bank/usecases/identity.hpp"

namespace participation::people_bank {

// Somebody with who they are. Refused as PERSON_ERASED once they left, from the moment their key is gone.
absl::StatusOr<std::pair<Person, PersonalDetails>> ShowPerson(database::Transaction& transaction, Identity& identity,
                                                              const std::string& person_id);

// What is sealed of somebody on the register.
absl::StatusOr<std::string> SealedDetails(database::Transaction& transaction, const std::string& person_id);

}  // namespace participation::people_bank
