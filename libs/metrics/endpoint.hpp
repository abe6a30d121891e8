#pragma once

#include <functional>
#include <memory>
#include <string>

#include "libs/metrics/metrics.hpp"
#include "libs/tls/files.hpp"

namespace participation::metrics {

class HttpListener;

// Serves over HTTP: `/metrics`, `/health/live` (200 as long as the process answers at all) and `/health/ready`
// (200, or 503 when `ready` says no). `ready` and the registry's refreshes run on the one thread of the endpoint, so
// they should answer from memory; whatever they use must outlive the endpoint.
class Endpoint {
 public:
  // `address` is host:port, "[::1]:9090" for IPv6, port 0 for any that is free. Throws std::runtime_error, with the
  // address, when it cannot listen there.
  // With files of certificates it speaks TLS only, and shows the metrics to whoever shows a certificate that the
  // client authorities vouch for; health is for everybody. Throws std::invalid_argument for files that cannot be used.
  Endpoint(
      Registry& registry, std::string address, std::function<bool()> ready = [] { return true; },
      const tls::Files& files = {});
  ~Endpoint();

  // Where it listens, as host:port with the real port.
  std::string address() const;

 private:
  std::unique_ptr<HttpListener> listener_;
};

}  // namespace participation::metrics
