#pragma once

#include "libs/database/database.hpp"
#include "services/people_bank/usecases/identity.hpp"

namespace participation::people_bank {

// Destroys the keys of some who left, durably, and then strikes them off the list of what is to be done: cut off
// between the two, the next time does it again. Tells whether there were any.
bool DestroyKeys(database::Database& database, Identity& identity);

}  // namespace participation::people_bank
