#pragma once

#include <memory>
#include <string>
#include <vector>

#include "libs/runtime/module.hpp"
#include "libs/runtime/settings.hpp"

namespace grpc {
class Channel;
}

namespace participation::runtime {

// Some modules running together, from its construction to its destruction. Starting fails loudly and early: throws
// std::exception with the setting to change. Stopping drains: calls under way finish, what was committed is published.
class Process {
 public:
  Process(Settings settings, std::vector<Module> modules);
  ~Process();

  // "host:port" as it really is.
  std::string address() const;
  // "http://host:port", or with https; "" if there are none.
  std::string metrics_url() const;
  // A channel to the APIs within this process.
  std::shared_ptr<grpc::Channel> Channel() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace participation::runtime
