#include "libs/runtime/limiting.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "libs/cache/server_of.hpp"
#include "libs/log/log.hpp"
#include "libs/metrics/metrics.hpp"
#include "libs/privacy/key_store.hpp"
#include "libs/runtime/settings.hpp"

namespace participation::runtime {
namespace {

constexpr std::string_view kCallers = "callers held to limits";

limits::Rules ReadRules(const std::string& path) {
  if (path.empty()) return {};
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::invalid_argument{"cannot read " + path};
  const std::string yaml{std::istreambuf_iterator<char>{file}, {}};
  try {
    return limits::ParseRules(yaml);
  } catch (const std::invalid_argument& problem) {
    throw std::invalid_argument{path + ": " + problem.what()};
  }
}

std::unique_ptr<limits::SharedBudgets> Share(const Settings& settings, privacy::KeyStore& keys) {
  auto server = cache::ServerOf(settings.For("cache", ""));
  if (!server) return nullptr;
  return std::make_unique<limits::SharedBudgets>(
      *std::move(server), "participation:limits:", privacy::BlindIndex{keys.IndexKey(kCallers), kCallers},
      [](std::string_view what) { log::Warning("the shared limits changed", {log::Reason(what)}); });
}

}  // namespace

std::unique_ptr<limits::Limiter> MakeLimiter(const Settings& settings, privacy::KeyStore& keys,
                                             const clock::Clock& clock) {
  limits::Rules rules = ReadRules(settings.Text("limits"));
  if (settings.Text("callers").empty()) return nullptr;
  return std::make_unique<limits::Limiter>(std::move(rules), clock, Share(settings, keys));
}

void PublishLimits(metrics::Registry& registry, const std::string& module, const limits::Limiter& limiter) {
  const auto counter = [&](const char* reason) {
    return &registry.CounterFor("participation_calls_limited_total",
                                "Calls refused since their caller did more than they may in a time (rate), or nobody "
                                "could tell (unknown)",
                                {{"module", module}, {"reason", reason}});
  };
  registry.Collect([&limiter, rate = counter("rate"), unknown = counter("unknown")] {
    const limits::Counts counts = limiter.counts();
    rate->RaiseTo(static_cast<double>(counts.refused));
    unknown->RaiseTo(static_cast<double>(counts.unknown));
  });
}

}  // namespace participation::runtime
