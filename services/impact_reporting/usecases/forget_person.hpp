#pragma once

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"

namespace participation::impact_reporting {

// Most contributions, and most tellings, that are unlinked in one transaction, so that others need not wait long.
inline constexpr std::size_t kUnlinkedAtOnce = 500;

// Somebody left: what they gave stays and counts but is nobody's, and what they were yet to be told they cannot be.
// What is more than kUnlinkedAtOnce is left to ForgetMore; nothing new becomes theirs meanwhile.
absl::Status ForgetPerson(database::Transaction& transaction, const std::string& person_id, clock::Time now);

// Whether something still belongs to somebody who left.
bool IsAnybodyToForget(database::Transaction& snapshot);

// Goes on with one of them, and tells whether there was anybody.
bool ForgetMore(database::Transaction& transaction, clock::Time now);

// Leaves it to ForgetMore to unlink tellings of people who left, which may not have been known when they were
// forgotten.
void ForgetTellingsToo(database::Transaction& transaction);

}  // namespace participation::impact_reporting
