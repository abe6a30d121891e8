#include "services/activity_tracking/module.hpp"

#include <chrono>
#include <memory>

#include "libs/clock/clock.hpp"
#include "libs/metrics/metrics.hpp"
#include "libs/runtime/host.hpp"
#include "services/activity_tracking/api/activity_tracking_service.hpp"
#include "services/activity_tracking/events/reactions.hpp"
#include "services/activity_tracking/store/activity_store.hpp"
#include "services/activity_tracking/store/consultation_store.hpp"
#include "services/activity_tracking/store/migrations.hpp"
#include "services/activity_tracking/store/opportunity_store.hpp"
#include "services/activity_tracking/usecases/keep_calendar.hpp"
#include "services/activity_tracking/usecases/tell_registered.hpp"

namespace participation::activity_tracking {
namespace {

// How late something may open or close.
constexpr std::chrono::seconds kLatest{1};

void PublishMetrics(const runtime::Means& means) {
  auto& activities = means.metrics.GaugeFor("participation_activities_under_way", "Activities that are under way");
  auto& opportunities = means.metrics.GaugeFor("participation_opportunities_open", "Opportunities that are published");
  auto& consultations = means.metrics.GaugeFor("participation_consultations_open", "Consultations that take answers");
  means.metrics.Collect([&database = means.database, &activities, &opportunities, &consultations] {
    database.Read([&](database::Transaction& transaction) {
      activities.Set(static_cast<double>(ActivityStore{transaction}.Count(Activity::State::kUnderWay)));
      opportunities.Set(static_cast<double>(OpportunityStore{transaction}.CountPublished()));
      consultations.Set(static_cast<double>(ConsultationStore{transaction}.CountOpen()));
    });
  });
}

projections::Projection ActionPlan() {
  projections::Projection plan{.name = "action_plan",
                               .description = "what organisations decided and promised, as impact reporting tells it",
                               .tables = {{"decisions"}, {"actions"}}};
  ReactToDecisions(plan.reactions);
  return plan;
}

void Start(runtime::Host& host) {
  const auto& means = host.means();
  host.Serve(std::make_unique<ActivityTrackingService>(means.edge, means.clock));
  React(host.reactions(), means.clock);
  host.Project(ActionPlan());
  host.Repeat("keep_calendar", kLatest,
              [&database = means.database, &clock = means.clock] { return KeepCalendar(database, clock.Now()); });
  host.Repeat("tell_registered", kLatest, [&database = means.database] { return TellRegistered(database); });
  PublishMetrics(means);
}

}  // namespace

runtime::Module ActivityTrackingModule() {
  return {.name = "activity_tracking", .migrations = store::kMigrations, .start = Start};
}

}  // namespace participation::activity_tracking
