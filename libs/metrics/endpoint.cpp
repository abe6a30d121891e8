#include "libs/metrics/endpoint.hpp"

#include <exception>

#include "libs/log/log.hpp"
#include "libs/metrics/http_listener.hpp"

namespace participation::metrics {
namespace {

constexpr std::string_view kPlain = "text/plain; charset=utf-8";
constexpr std::string_view kExposition = "text/plain; version=0.0.4; charset=utf-8";

HttpAnswer Answer(Registry& registry, const std::function<bool()>& ready, std::string_view path, bool is_known) {
  if (path == "/metrics" && !is_known) {
    return {403, kPlain, "metrics are for clients with a certificate that this server's authorities vouch for\n"};
  }
  if (path == "/metrics") return {200, kExposition, registry.Text()};
  if (path == "/health/live") return {200, kPlain, "live\n"};
  if (path == "/health/ready")
    return ready() ? HttpAnswer{200, kPlain, "ready\n"} : HttpAnswer{503, kPlain, "not ready\n"};
  return {404, kPlain, "/metrics, /health/live and /health/ready are here\n"};
}

}  // namespace

Endpoint::Endpoint(Registry& registry, std::string address, std::function<bool()> ready, const tls::Files& files)
    : listener_(std::make_unique<HttpListener>(
          address,
          [&registry, ready = std::move(ready)](std::string_view path, bool is_known) {
            try {
              return Answer(registry, ready, path, is_known);
            } catch (const std::exception& breakdown) {
              log::Error("the metrics endpoint could not answer", {log::Reason(breakdown.what())});
              return HttpAnswer{500, kPlain, "this could not be answered; the log says why\n"};
            }
          },
          files)) {}

Endpoint::~Endpoint() = default;

std::string Endpoint::address() const { return listener_->address(); }

}  // namespace participation::metrics
