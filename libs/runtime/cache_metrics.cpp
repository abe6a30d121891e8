#include "libs/runtime/cache_metrics.hpp"

#include <chrono>
#include <string>

#include "libs/cache/cache.hpp"
#include "libs/metrics/metrics.hpp"

namespace participation::runtime {
namespace {

double Seconds(std::chrono::microseconds time) { return std::chrono::duration<double>(time).count(); }

}  // namespace

void PublishCacheMetrics(metrics::Registry& registry, const cache::Cache& cache) {
  const auto answered_by = [&](const char* by) {
    return &registry.CounterFor("participation_cache_reads_total",
                                "Questions to the cache, by what answered: memory, the shared cache, a load that "
                                "another caller had begun (joined), or a load",
                                {{"answered_by", by}});
  };
  registry.Collect([&registry, &cache, memory = answered_by("memory"), shared = answered_by("shared"),
                    joined = answered_by("joined"), load = answered_by("load"),
                    &loading = registry.CounterFor("participation_cache_load_seconds_total", "Time spent on loads"),
                    &saved = registry.CounterFor("participation_cache_saved_seconds_total",
                                                 "Time that loads would have taken, had nothing been kept"),
                    &evictions = registry.CounterFor("participation_cache_evictions_total",
                                                     "Values pushed out of memory for want of room"),
                    &errors = registry.CounterFor("participation_cache_errors_total",
                                                  "What the shared cache did not answer, or refused")] {
    const cache::Statistics stats = cache.Stats();
    memory->RaiseTo(static_cast<double>(stats.from_memory));
    shared->RaiseTo(static_cast<double>(stats.from_shared));
    joined->RaiseTo(static_cast<double>(stats.joined));
    load->RaiseTo(static_cast<double>(stats.loads));
    loading.RaiseTo(Seconds(stats.loading));
    saved.RaiseTo(Seconds(stats.saved));
    evictions.RaiseTo(static_cast<double>(stats.evictions));
    errors.RaiseTo(static_cast<double>(stats.errors));
    if (!stats.is_shared) return;
    registry.GaugeFor("participation_cache_shared_available", "1 while the shared cache answers, else 0")
        .Set(*stats.is_shared ? 1 : 0);
  });
}

}  // namespace participation::runtime
