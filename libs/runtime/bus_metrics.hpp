#pragma once

namespace participation::events {
class Bus;
}
namespace participation::metrics {
class Registry;
}

namespace participation::runtime {

// participation_bus_lag{group,topic}: events that a group has yet to be handed.
void PublishBusMetrics(metrics::Registry& registry, events::Bus& bus);

}  // namespace participation::runtime
