#pragma once

namespace participation::identity {
class Authenticator;
}
namespace participation::metrics {
class Registry;
}

namespace participation::runtime {

// Shows what became of tokens, and whether their issuers' keys can be had. Both must outlive scrapes.
void PublishIdentityMetrics(metrics::Registry& registry, const identity::Authenticator& authenticator);

}  // namespace participation::runtime
