#pragma once

#include <span>
#include <string>

#include "absl/status/status.h"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/equality.hpp"
#include "services/people_bank/usecases/identity.hpp"

namespace participation::people_bank {

// Records somebody's equality answers in place of earlier ones to the same questions, under a pseudonym and without
// touching anything that carries their id.
absl::Status RecordEqualityAnswers(database::Transaction& transaction, const Identity& identity,
                                   const std::string& person_id, std::span<const EqualityAnswer> answers);

}  // namespace participation::people_bank
