#include "services/impact_reporting/usecases/forget_person.hpp"

#include "services/impact_reporting/store/contribution_store.hpp"
#include "services/impact_reporting/store/register_store.hpp"
#include "services/impact_reporting/store/telling_store.hpp"

namespace participation::impact_reporting {
namespace {

std::size_t UnlinkTellings(database::Transaction& transaction, const std::string& person_id, clock::Time now) {
  TellingStore store{transaction};
  auto tellings = store.ListOfPerson(person_id, kUnlinkedAtOnce);
  for (Telling& telling : tellings) {
    const TellingCount before{telling.state, telling.reason, 1};
    telling.Unlink(now);
    store.Save(telling, before);
  }
  return tellings.size();
}

// Nothing more becomes theirs once they left, so that what is unlinked stays so.
void UnlinkSome(database::Transaction& transaction, const std::string& person_id, clock::Time now) {
  ContributionStore contributions{transaction};
  if (contributions.Unlink(person_id, kUnlinkedAtOnce) == kUnlinkedAtOnce) return;
  if (UnlinkTellings(transaction, person_id, now) == kUnlinkedAtOnce) return;
  contributions.MarkForgotten(person_id);
}

}  // namespace

absl::Status ForgetPerson(database::Transaction& transaction, const std::string& person_id, clock::Time now) {
  ContributionStore contributions{transaction};
  if (contributions.HasLeft(person_id)) return absl::OkStatus();
  contributions.Leave(person_id);
  RegisterStore people{transaction};
  people.Forget(person_id);
  people.Count(RegisterCount::Dimension::kLeft, {}, 1);
  UnlinkSome(transaction, person_id, now);
  return absl::OkStatus();
}

bool IsAnybodyToForget(database::Transaction& snapshot) {
  return ContributionStore{snapshot}.FindToForget().has_value();
}

bool ForgetMore(database::Transaction& transaction, clock::Time now) {
  const auto person_id = ContributionStore{transaction}.FindToForget();
  if (person_id) UnlinkSome(transaction, *person_id, now);
  return person_id.has_value();
}

void ForgetTellingsToo(database::Transaction& transaction) { ContributionStore{transaction}.RemindOfTellings(); }

}  // namespace participation::impact_reporting
