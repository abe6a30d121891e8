#include "libs/metrics/metrics.hpp"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <limits>
#include <mutex>
#include <stdexcept>
#include <variant>

#include "absl/strings/str_cat.h"
#include "libs/log/log.hpp"

namespace participation::metrics {

using Metric = std::variant<std::unique_ptr<Counter>, std::unique_ptr<Gauge>, std::unique_ptr<Histogram>>;

struct Family {
  std::string help;
  std::map<Labels, Metric> metrics;
};

namespace {

bool IsName(std::string_view text, bool colons_allowed) {
  const auto allowed = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (colons_allowed && c == ':');
  };
  return !text.empty() && (text[0] < '0' || text[0] > '9') && std::all_of(text.begin(), text.end(), allowed);
}

void Check(bool good, std::string_view name, std::string_view what) {
  if (!good) throw std::invalid_argument{absl::StrCat("metric ", std::string{name}, ": ", std::string{what})};
}

void CheckNames(std::string_view name, const Labels& labels) {
  Check(IsName(name, true), name, "not a name Prometheus takes");
  for (const auto& [label, value] : labels) {
    Check(IsName(label, false) && label != "le" && !label.starts_with("__"), name, "not a label Prometheus takes");
  }
}

void Fill(prometheus::ClientMetric& shown, const Counter& counter) { shown.counter.value = counter.Value(); }

void Fill(prometheus::ClientMetric& shown, const Gauge& gauge) { shown.gauge.value = gauge.Value(); }

void Fill(prometheus::ClientMetric& shown, const Histogram& histogram) {
  std::uint64_t cumulative = 0;
  for (std::size_t bucket = 0; bucket <= histogram.Bounds().size(); ++bucket) {
    cumulative += histogram.CountIn(bucket);
    const bool last = bucket == histogram.Bounds().size();
    const double bound = last ? std::numeric_limits<double>::infinity() : histogram.Bounds()[bucket];
    shown.histogram.bucket.push_back({cumulative, bound});
  }
  shown.histogram.sample_count = cumulative;
  shown.histogram.sample_sum = histogram.Sum();
}

prometheus::MetricType TypeOf(const Metric& metric) {
  constexpr prometheus::MetricType kTypes[] = {prometheus::MetricType::Counter, prometheus::MetricType::Gauge,
                                               prometheus::MetricType::Histogram};
  return kTypes[metric.index()];
}

prometheus::MetricFamily Show(const std::string& name, const Family& family) {
  prometheus::MetricFamily shown{name, family.help, TypeOf(family.metrics.begin()->second), {}};
  for (const auto& [labels, metric] : family.metrics) {
    auto& line = shown.metric.emplace_back();
    for (const auto& [label, value] : labels) line.label.push_back({label, value});
    std::visit([&line](const auto& found) { Fill(line, *found); }, metric);
  }
  return shown;
}

}  // namespace

struct Registry::Content {
  template <typename T, typename... Arguments>
  T& Find(std::string_view name, std::string_view help, const Labels& labels, const Arguments&... arguments) {
    CheckNames(name, labels);
    const std::lock_guard lock{mutex};
    auto& family = families.try_emplace(std::string{name}, Family{std::string{help}, {}}).first->second;
    const bool same_kind =
        family.metrics.empty() || std::holds_alternative<std::unique_ptr<T>>(family.metrics.begin()->second);
    Check(same_kind, name, "already a metric of another kind");
    auto found = family.metrics.find(labels);
    if (found == family.metrics.end()) {
      found = family.metrics.emplace(labels, std::make_unique<T>(arguments...)).first;
    }
    return *std::get<std::unique_ptr<T>>(found->second);
  }

  std::mutex mutex;  // guards families
  std::map<std::string, Family> families;
  std::mutex refresh_mutex;  // apart, so that a refresh may ask for metrics
  std::vector<std::function<void()>> refreshes;
};

const std::vector<double>& SecondsBuckets() {
  static const std::vector<double> buckets = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                              0.1,    0.25,  0.5,    1,     2.5,  5,     10};
  return buckets;
}

Registry::Registry() : content_(std::make_unique<Content>()) {}

Registry::~Registry() = default;

Counter& Registry::CounterFor(std::string_view name, std::string_view help, const Labels& labels) {
  return content_->Find<Counter>(name, help, labels);
}

Gauge& Registry::GaugeFor(std::string_view name, std::string_view help, const Labels& labels) {
  return content_->Find<Gauge>(name, help, labels);
}

Histogram& Registry::HistogramFor(std::string_view name, std::string_view help, const Labels& labels,
                                  const std::vector<double>& buckets) {
  const bool rising = std::adjacent_find(buckets.begin(), buckets.end(), std::greater_equal{}) == buckets.end();
  Check(rising, name, "buckets must rise");
  auto& histogram = content_->Find<Histogram>(name, help, labels, buckets);
  Check(histogram.Bounds() == buckets, name, "already a histogram with other buckets");
  return histogram;
}

void Registry::Collect(std::function<void()> refresh) {
  const std::lock_guard lock{content_->refresh_mutex};
  content_->refreshes.push_back(std::move(refresh));
}

std::string Registry::Text() {
  auto& failures =
      CounterFor("participation_metrics_refresh_failures_total", "Gauges that could not be computed for a scrape.");
  {
    const std::lock_guard lock{content_->refresh_mutex};
    for (const auto& refresh : content_->refreshes) {
      try {
        refresh();
      } catch (const std::exception& breakdown) {
        failures.Increment();
        log::Warning("a gauge could not be computed", {log::Reason(breakdown.what())});
      }
    }
  }
  std::vector<prometheus::MetricFamily> shown;
  {
    const std::lock_guard lock{content_->mutex};
    for (const auto& [name, family] : content_->families) {
      if (!family.metrics.empty()) shown.push_back(Show(name, family));
    }
  }
  return prometheus::TextSerializer{}.Serialize(shown);
}

void PublishBuildInfo(Registry& registry, std::string_view version) {
  registry.GaugeFor("participation_build_info", "The version of this program.", {{"version", std::string{version}}})
      .Set(1);
}

}  // namespace participation::metrics
