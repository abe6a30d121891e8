#include "services/activity_tracking/usecases/update_programme.hpp"

#include "libs/refusal/etag.hpp"
#include "services/activity_tracking/store/programme_store.hpp"

namespace participation::activity_tracking {

absl::StatusOr<Programme> UpdateProgramme(database::Transaction& transaction, Programme::Record changed,
                                          const std::string& etag, clock::Time now) {
  ProgrammeStore programmes{transaction};
  auto programme = programmes.FindForChange(changed.programme_id);
  if (!programme.ok()) return programme;
  if (auto refusal = refusal::CheckEtag(etag, programme->record().revision); !refusal.ok()) return refusal;
  if (auto refusal = programme->Change(std::move(changed), now); !refusal.ok()) return refusal;
  programmes.Save(*programme);
  return programme;
}

}  // namespace participation::activity_tracking
