#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/activity_tracking/domain/programme.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Changes the programme with the record's id. The etag, unless it is empty, is that of what the change was made from.
absl::StatusOr<Programme> UpdateProgramme(database::Transaction& transaction, Programme::Record changed,
                                          const std::string& etag, clock::Time now);

}  // namespace participation::activity_tracking
