#include "services/activity_tracking/usecases/create_programme.hpp"

#include "libs/id/id.hpp"
#include "services/activity_tracking/store/programme_store.hpp"

namespace participation::activity_tracking {

Programme CreateProgramme(database::Transaction& transaction, Programme::Record record, clock::Time now) {
  record.programme_id = id::New();
  auto programme = Programme::Create(std::move(record), now);
  ProgrammeStore{transaction}.Save(programme);
  return programme;
}

}  // namespace participation::activity_tracking
