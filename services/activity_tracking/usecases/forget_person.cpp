#include "services/activity_tracking/usecases/forget_person.hpp"

#include "services/activity_tracking/store/erased_person_store.hpp"

namespace participation::activity_tracking {

absl::Status ForgetPerson(database::Transaction& transaction, const std::string& person_id) {
  ErasedPersonStore{transaction}.Erase(person_id);
  return absl::OkStatus();
}

}  // namespace participation::activity_tracking
