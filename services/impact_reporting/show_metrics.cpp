#include "services/impact_reporting/show_metrics.hpp"

#include <map>

#include "libs/clock/clock.hpp"
#include "libs/clock/uk_time.hpp"
#include "libs/database/database.hpp"
#include "libs/metrics/metrics.hpp"
#include "services/impact_reporting/store/commitment_store.hpp"
#include "services/impact_reporting/store/telling_store.hpp"

namespace participation::impact_reporting {
namespace {

using State = Telling::State;

struct Gauges {
  std::map<State, metrics::Gauge*> tellings;
  metrics::Gauge* overdue = nullptr;
};

void Refresh(const Gauges& gauges, database::Transaction& transaction, const std::string& today) {
  std::map<State, std::int64_t> counts;
  for (const TellingCount& count : TellingStore{transaction}.Counts({})) counts[count.state] += count.count;
  for (const auto& [state, gauge] : gauges.tellings) gauge->Set(static_cast<double>(counts[state]));
  gauges.overdue->Set(static_cast<double>(CommitmentStore{transaction}.CountOverdue(today)));
}

}  // namespace

void ShowMetrics(metrics::Registry& metrics, database::Database& database, const clock::Clock& clock) {
  const auto gauge_for = [&](const char* state) {
    return &metrics.GaugeFor("participation_tellings",
                             "Tellings, one for each contributor and outcome, by what became of them",
                             {{"state", state}});
  };
  const Gauges gauges{.tellings = {{State::kDue, gauge_for("due")},
                                   {State::kTold, gauge_for("told")},
                                   {State::kNotReachable, gauge_for("not_reachable")}},
                      .overdue = &metrics.GaugeFor("participation_commitments_overdue",
                                                   "Commitments that are open after their due date")};
  metrics.Collect([gauges, &database, &clock] {
    database.Read(
        [&](database::Transaction& transaction) { Refresh(gauges, transaction, clock::UkDateOf(clock.Now())); });
  });
}

}  // namespace participation::impact_reporting
