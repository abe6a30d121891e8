#pragma once

#include <memory>
#include <string>

#include "libs/limits/limiter.hpp"

namespace participation::metrics {
class Registry;
}
namespace participation::privacy {
class KeyStore;
}

namespace participation::runtime {

class Settings;

// What holds a module's callers to what they may do in a time; null where whoever calls is on this machine and needs no
// sign-in. Shared with the module's other replicas if the setting `cache` names a server. Throws std::invalid_argument
// for a file that cannot be used.
std::unique_ptr<limits::Limiter> MakeLimiter(const Settings& settings, privacy::KeyStore& keys,
                                             const clock::Clock& clock);

// participation_calls_limited_total{module,reason}. The limiter must outlive scrapes.
void PublishLimits(metrics::Registry& registry, const std::string& module, const limits::Limiter& limiter);

}  // namespace participation::runtime
