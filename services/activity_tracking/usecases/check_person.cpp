#include "services/activity_tracking/usecases/check_person.hpp"

#include "libs/refusal/refusal.hpp"
#include "services/activity_tracking/store/erased_person_store.hpp"

namespace participation::activity_tracking {

absl::Status CheckPerson(database::Transaction& transaction, const std::string& person_id) {
  if (!ErasedPersonStore{transaction}.IsErased(person_id)) return absl::OkStatus();
  return refusal::FailedPrecondition("PERSON_ERASED",
                                     "this person left and was forgotten: nothing may be done for them");
}

}  // namespace participation::activity_tracking
