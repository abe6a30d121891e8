#include "libs/runtime/bus_metrics.hpp"

#include <string>

#include "libs/events/bus.hpp"
#include "libs/metrics/metrics.hpp"

namespace participation::runtime {

namespace {

using metrics::Labels;

void PublishLags(metrics::Registry& registry, events::Bus& bus) {
  for (const events::Lag& lag : bus.Lags()) {
    registry
        .GaugeFor("participation_bus_lag", "Events that a group has yet to be handed",
                  {{"group", lag.group}, {"topic", lag.topic}, {"partition", std::to_string(lag.partition)}})
        .Set(static_cast<double>(lag.events));
  }
}

void PublishCounts(metrics::Registry& registry, events::Bus& bus) {
  const auto count = [&registry](const char* name, const char* help, const Labels& labels, std::int64_t total) {
    auto& counter = registry.CounterFor(name, help, labels);
    counter.RaiseTo(static_cast<double>(total));
  };
  const events::BusCounts counts = bus.Counts();
  count("participation_bus_published_total", "Events that the bus has for good", {}, counts.published);
  count("participation_bus_publish_failures_total", "Attempts to publish that failed and are repeated", {},
        counts.publish_failures);
  registry.GaugeFor("participation_bus_publishing", "Events that the bus has yet to confirm")
      .Set(static_cast<double>(counts.publishing));
  for (const auto& [group, happened] : counts.groups) {
    const Labels labels{{"group", group}};
    count("participation_bus_rebalances_total", "Times a group was given partitions", labels, happened.rebalances);
    count("participation_bus_malformed_total", "Messages passed over because they are no events", labels,
          happened.malformed);
    count("participation_bus_restarts_total", "Times a group had to begin anew with the brokers", labels,
          happened.restarts);
  }
}

}  // namespace

void PublishBusMetrics(metrics::Registry& registry, events::Bus& bus) {
  registry.Collect([&registry, &bus] { PublishCounts(registry, bus); });
  registry.Collect([&registry, &bus] { PublishLags(registry, bus); });
}

}  // namespace participation::runtime
