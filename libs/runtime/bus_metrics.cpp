#include "libs/runtime/bus_metrics.hpp"

#include "libs/events/bus.hpp"
#include "libs/metrics/metrics.hpp"

namespace participation::runtime {

void PublishBusMetrics(metrics::Registry& registry, events::Bus& bus) {
  registry.Collect([&registry, &bus] {
    for (const events::Lag& lag : bus.Lags()) {
      registry
          .GaugeFor("participation_bus_lag", "Events that a group has yet to be handed",
                    {{"group", lag.group}, {"topic", lag.topic}})
          .Set(static_cast<double>(lag.events));
    }
  });
}

}  // namespace participation::runtime
