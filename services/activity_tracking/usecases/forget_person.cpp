#include "services/activity_tracking/usecases/forget_person.hpp"

#include "services/activity_tracking/store/erased_person_store.hpp"
#include "services/activity_tracking/store/registration_store.hpp"
#include "services/activity_tracking/usecases/cancel_registration.hpp"

namespace participation::activity_tracking {

absl::Status ForgetPerson(database::Transaction& transaction, const std::string& person_id, clock::Time now) {
  const auto live = RegistrationStore{transaction}.LiveOf(person_id, now);
  // First, so that nothing is told of them any more.
  ErasedPersonStore{transaction}.Erase(person_id);
  for (const auto& registration : live) {
    const auto cancelled = CancelRegistration(transaction, registration.registration_id(), now);
    if (!cancelled.ok()) return cancelled.status();
  }
  return absl::OkStatus();
}

}  // namespace participation::activity_tracking
