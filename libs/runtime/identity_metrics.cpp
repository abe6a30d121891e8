#include "libs/runtime/identity_metrics.hpp"

#include <string>

#include "libs/identity/authenticator.hpp"
#include "libs/metrics/metrics.hpp"

namespace participation::runtime {
namespace {

using identity::Tokens;

void RaiseTokens(metrics::Registry& registry, const std::string& issuer, const char* outcome, std::uint64_t count) {
  registry
      .CounterFor("participation_tokens_total",
                  "Tokens that came with calls, by the short name of their issuer (none: of nobody who is configured) "
                  "and what became of them: verified, or refused",
                  {{"issuer", issuer}, {"outcome", outcome}})
      .RaiseTo(static_cast<double>(count));
}

void ShowKeys(metrics::Registry& registry, const std::string& issuer, const identity::KeySource::Health& health) {
  const metrics::Labels labels{{"issuer", issuer}};
  registry.GaugeFor("participation_issuer_keys", "1 while there are keys to check an issuer's tokens with", labels)
      .Set(health.has_keys ? 1 : 0);
  registry.GaugeFor("participation_issuer_keys_age_seconds", "Since an issuer's keys were last fetched", labels)
      .Set(static_cast<double>(health.age.count()));
  registry.CounterFor("participation_issuer_keys_failures_total", "Failures to fetch an issuer's keys", labels)
      .RaiseTo(static_cast<double>(health.failed));
}

}  // namespace

void PublishIdentityMetrics(metrics::Registry& registry, const identity::Authenticator& authenticator) {
  const Tokens* tokens = authenticator.tokens();
  if (tokens == nullptr) return;
  registry.Collect([&registry, tokens] {
    for (const auto& [iss, state] : tokens->issuers()) {
      const std::string& issuer = state.issuer.name;
      RaiseTokens(registry, issuer, "verified", state.judged.verified);
      RaiseTokens(registry, issuer, "refused", state.judged.refused);
      ShowKeys(registry, issuer, state.keys->health());
    }
    RaiseTokens(registry, "none", "refused", tokens->of_nobody().refused);
    registry
        .CounterFor("participation_tokens_remembered_total",
                    "Tokens that were known from an earlier call and not verified again")
        .RaiseTo(static_cast<double>(tokens->remembered()));
  });
}

}  // namespace participation::runtime
