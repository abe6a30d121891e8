#pragma once

#include "services/activity_tracking/domain/programme.hpp"

namespace participation::database {
class Transaction;
}

namespace participation::activity_tracking {

// Makes a programme of what the record says of organisation, title and description.
Programme CreateProgramme(database::Transaction& transaction, Programme::Record record, clock::Time now);

}  // namespace participation::activity_tracking
