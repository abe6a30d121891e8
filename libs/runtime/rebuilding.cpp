#include "libs/runtime/rebuilding.hpp"

#include <filesystem>

#include "libs/metrics/metrics.hpp"
#include "libs/runtime/running_module.hpp"
#include "libs/runtime/settings.hpp"

namespace participation::runtime {
namespace {

using projections::Rebuild;

projections::Rebuilder::Observer CountRebuilds(const std::string& module, metrics::Registry& metrics) {
  return [module, &metrics](const Rebuild& rebuild) {
    const char* outcome = rebuild.state == Rebuild::State::kDone ? "done" : "failed";
    metrics
        .CounterFor("participation_rebuilds_total", "Rebuilds of a projection that ended",
                    {{"module", module}, {"projection", rebuild.projection}, {"outcome", outcome}})
        .Increment();
  };
}

// Whichever replica does it.
void PublishProgress(const std::string& module, metrics::Registry& metrics, database::Database& database) {
  metrics.Collect([module, &metrics, &database] {
    std::vector<Rebuild> rebuilds;
    database.Read([&](database::Transaction& snapshot) { rebuilds = projections::Rebuilds{snapshot}.List(); });
    for (const Rebuild& rebuild : rebuilds) {
      const metrics::Labels labels{{"module", module}, {"projection", rebuild.projection}};
      metrics.GaugeFor("participation_rebuild_under_way", "1 while a projection is being rebuilt", labels)
          .Set(rebuild.IsUnderWay() ? 1 : 0);
      metrics.GaugeFor("participation_rebuild_events_read", "Events that the last rebuild has read", labels)
          .Set(static_cast<double>(rebuild.events_read));
      metrics.GaugeFor("participation_rebuild_events_total", "Events that the last rebuild has to read", labels)
          .Set(static_cast<double>(rebuild.events_total));
    }
  });
}

projections::Rebuilder::Site SiteOf(const std::string& module, std::span<const database::Migration> migrations,
                                    const Shared& shared, database::Database& database) {
  const std::filesystem::path folder = shared.settings.Text("data");
  return {module, migrations, database, shared.bus, shared.clock, folder / (module + "-rebuild.db")};
}

}  // namespace

Rebuilding::Rebuilding(const std::string& module, std::span<const database::Migration> migrations, const Shared& shared,
                       database::Database& database, std::span<const projections::Projection> projections)
    : rebuilder_{SiteOf(module, migrations, shared, database), projections, CountRebuilds(module, shared.metrics)} {
  PublishProgress(module, shared.metrics, database);
}

}  // namespace participation::runtime
