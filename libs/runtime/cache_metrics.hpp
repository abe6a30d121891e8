#pragma once

namespace participation::cache {
class Cache;
}
namespace participation::metrics {
class Registry;
}

namespace participation::runtime {

// How often the cache had what was asked for, what that saved, and whether a shared one answers. Both must outlive
// scrapes.
void PublishCacheMetrics(metrics::Registry& registry, const cache::Cache& cache);

}  // namespace participation::runtime
