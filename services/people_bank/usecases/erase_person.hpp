#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/person.hpp"
#include "services/people_bank/usecases/identity.hpp"

namespace participation::people_bank {

// Forgets somebody: empties their rows, stops what is queued for them, cuts their equality answers loose, tells the
// world, and leaves their key to DestroyKeys. Counts stay right. Changes nothing if that was done before; refused as
// TEXTS_UNLINKED if their texts are to go only now.
absl::StatusOr<Person> ErasePerson(database::Transaction& transaction, const Identity& identity,
                                   const std::string& person_id, bool erase_texts, clock::Time now);

}  // namespace participation::people_bank
