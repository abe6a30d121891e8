#include "services/activity_tracking/store/erased_person_store.hpp"

namespace participation::activity_tracking {

void ErasedPersonStore::Erase(std::string_view person_id) {
  transaction_.Execute("INSERT INTO erased_people (person_id) VALUES ($1) ON CONFLICT DO NOTHING", {person_id});
  transaction_.Execute("UPDATE registrations SET person_id = NULL WHERE person_id = $1", {person_id});
  transaction_.Execute("UPDATE attendances SET person_id = NULL WHERE person_id = $1", {person_id});
  transaction_.Execute("UPDATE invitees SET person_id = NULL WHERE person_id = $1", {person_id});
}

bool ErasedPersonStore::IsErased(std::string_view person_id) {
  return !transaction_.Execute("SELECT 1 FROM erased_people WHERE person_id = $1", {person_id}).empty();
}

}  // namespace participation::activity_tracking
