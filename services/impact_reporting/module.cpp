#include "services/impact_reporting/module.hpp"

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/runtime/host.hpp"
#include "services/impact_reporting/api/impact_reporting_service.hpp"
#include "services/impact_reporting/events/reactions.hpp"
#include "services/impact_reporting/heard.hpp"
#include "services/impact_reporting/show_metrics.hpp"
#include "services/impact_reporting/store/migrations.hpp"
#include "services/impact_reporting/usecases/forget_person.hpp"
#include "services/impact_reporting/usecases/make_tellings.hpp"

namespace participation::impact_reporting {
namespace {

constexpr std::chrono::seconds kAtLeastEvery{10};

bool MakeSomeTellings(database::Database& database, const clock::Clock& clock) {
  bool is_anything_due = false;  // so that nothing is written when nothing is
  database.Read([&](database::Transaction& transaction) { is_anything_due = AreTellingsToBeMade(transaction); });
  if (!is_anything_due) return false;
  database.Write([&](database::Transaction& transaction) { return MakeTellings(transaction, clock.Now()); });
  return true;
}

bool Forget(database::Database& database, const clock::Clock& clock) {
  bool is_anybody_there = false;
  database.Read([&](database::Transaction& snapshot) { is_anybody_there = IsAnybodyToForget(snapshot); });
  if (!is_anybody_there) return false;
  database.Write([&](database::Transaction& transaction) { return ForgetMore(transaction, clock.Now()); });
  return true;
}

void Start(runtime::Host& host) {
  const auto& means = host.means();
  host.Serve(std::make_unique<ImpactReportingService>(means.edge, means.cache, means.clock, means.organisations));
  React(host.reactions(), means.clock);
  host.Project(Heard(means.clock));
  host.Repeat("make_tellings", kAtLeastEvery,
              [&database = means.database, &clock = means.clock] { return MakeSomeTellings(database, clock); });
  host.Repeat("forget", kAtLeastEvery,
              [&database = means.database, &clock = means.clock] { return Forget(database, clock); });
  ShowMetrics(means.metrics, means.database, means.clock);
}

}  // namespace

runtime::Module ImpactReportingModule() {
  return {.name = "impact_reporting", .migrations = store::kMigrations, .start = Start};
}

}  // namespace participation::impact_reporting
