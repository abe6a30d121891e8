#include "services/impact_reporting/usecases/settle_telling.hpp"

#include "services/impact_reporting/store/telling_store.hpp"

namespace participation::impact_reporting {
namespace {

template <class Change>
absl::Status Settle(database::Transaction& transaction, const std::string& telling_id, const Change& change) {
  TellingStore tellings{transaction};
  auto telling = tellings.Find(telling_id);
  if (!telling.ok()) return telling.status();
  const TellingCount before{telling->state, telling->reason, 1};
  change(*telling);
  tellings.Save(*telling, before);
  return absl::OkStatus();
}

}  // namespace

absl::Status MarkTold(database::Transaction& transaction, const std::string& telling_id, int channel, clock::Time now) {
  return Settle(transaction, telling_id, [&](Telling& telling) { telling.Tell(channel, now); });
}

absl::Status MarkNotReachable(database::Transaction& transaction, const std::string& telling_id, Telling::Reason reason,
                              clock::Time now) {
  return Settle(transaction, telling_id, [&](Telling& telling) { telling.GiveUp(reason, now); });
}

}  // namespace participation::impact_reporting
