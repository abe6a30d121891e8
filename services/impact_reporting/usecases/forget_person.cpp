#include "services/impact_reporting/usecases/forget_person.hpp"

#include "services/impact_reporting/store/contribution_store.hpp"
#include "services/impact_reporting/store/register_store.hpp"
#include "services/impact_reporting/store/telling_store.hpp"

namespace participation::impact_reporting {

absl::Status ForgetPerson(database::Transaction& transaction, const std::string& person_id, clock::Time now) {
  ContributionStore contributions{transaction};
  if (contributions.HasLeft(person_id)) return absl::OkStatus();
  contributions.Unlink(person_id);
  TellingStore tellings{transaction};
  for (Telling& telling : tellings.ListOfPerson(person_id)) {
    const TellingCount before{telling.state, telling.reason, 1};
    telling.Unlink(now);
    tellings.Save(telling, before);
  }
  RegisterStore people{transaction};
  people.Forget(person_id);
  people.Count(RegisterCount::Dimension::kLeft, {}, 1);
  return absl::OkStatus();
}

}  // namespace participation::impact_reporting
