#pragma once

#include <memory>
#include <string>

namespace grpc {
class Service;
}

namespace participation::rpc_standard {

// grpc.health.v1.Health. "" is the process: serving while it lives. A name is a module's or a service's readiness, and
// unknown until it is set. Safe from many threads; must outlive the server that serves it.
class Health {
 public:
  Health();
  ~Health();

  // What Check answers from now on; those who watch are told if it changed.
  void Set(const std::string& service, bool serving);

  // Whether the process takes calls: until it is drained.
  bool Serving() const;

  // Nothing serves any more, for good: tells those who watch, then ends their calls, which would otherwise hold up the
  // server's shutdown until its deadline.
  void Drain();

  grpc::Service& service();

 private:
  class Service;
  std::unique_ptr<Service> service_;
};

}  // namespace participation::rpc_standard
