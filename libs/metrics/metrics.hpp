#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "libs/metrics/metric.hpp"

namespace participation::metrics {

using Labels = std::map<std::string, std::string>;

// Bounds in seconds for calls and transactions: half a millisecond to ten seconds.
const std::vector<double>& SecondsBuckets();

// The metrics of a process. Asking again with the same name and labels gives the same metric; references stay good as
// long as the registry. Thread-safe, but asking takes a lock: ask once and keep the reference. Throws
// std::invalid_argument for a name or label Prometheus would not take, and for a name already used for another kind of
// metric or, with histograms, other buckets.
class Registry {
 public:
  Registry();
  ~Registry();
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;

  Counter& CounterFor(std::string_view name, std::string_view help, const Labels& labels = {});
  Gauge& GaugeFor(std::string_view name, std::string_view help, const Labels& labels = {});
  Histogram& HistogramFor(std::string_view name, std::string_view help, const Labels& labels = {},
                          const std::vector<double>& buckets = SecondsBuckets());

  // Runs `refresh` before each scrape, for gauges that are computed on demand. One that throws is logged, counted in
  // participation_metrics_refresh_failures_total, and the others still run. Whatever it uses must live as long as
  // scrapes.
  void Collect(std::function<void()> refresh);

  // Everything in the Prometheus text format, families in order of name.
  std::string Text();

 private:
  struct Content;
  std::unique_ptr<Content> content_;
};

// participation_build_info{version} = 1.
void PublishBuildInfo(Registry& registry, std::string_view version);

}  // namespace participation::metrics
