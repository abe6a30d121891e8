#pragma once

namespace participation::events {
class Bus;
}
namespace participation::metrics {
class Registry;
}

namespace participation::runtime {

// participation_bus_lag{group,topic,partition}, events that a group has yet to be handed, and what a bus counts:
// participation_bus_published_total, …_publish_failures_total, …_publishing, and by group …_rebalances_total,
// …_malformed_total, …_restarts_total.
void PublishBusMetrics(metrics::Registry& registry, events::Bus& bus);

}  // namespace participation::runtime
