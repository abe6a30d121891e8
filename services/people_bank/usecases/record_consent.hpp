#pragma once

#include <string>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/consent.hpp"
#include "services/people_bank/domain/person.hpp"

namespace participation::people_bank {

// Keeps a consent that was given or withdrawn with its history, advances the person by it, and tells the world.
void RecordConsent(database::Transaction& transaction, Person& person, const Consent& consent, clock::Time now);

}  // namespace participation::people_bank
