#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/person.hpp"
#include "services/people_bank/usecases/identity.hpp"

namespace participation::people_bank {

// That somebody's key is gone.
struct KeyDestroyed {};

// Makes all that was sealed of somebody unreadable for ever: the first step of forgetting them. Waits until that is
// durable.
absl::StatusOr<KeyDestroyed> DestroyKeyOf(Identity& identity, const std::string& person_id);

// Forgets somebody whose key was destroyed before: empties their rows, stops what is queued for them, cuts their
// equality answers loose, and tells the world. Counts stay right. To be repeated after a crash between the two; once
// done it changes nothing.
absl::StatusOr<Person> ErasePerson(database::Transaction& transaction, const Identity& identity,
                                   const std::string& person_id, bool erase_texts, clock::Time now);

}  // namespace participation::people_bank
