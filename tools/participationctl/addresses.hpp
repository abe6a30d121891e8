#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace google::protobuf {
class Descriptor;
}

namespace participation::ctl {

// Where the platform is served: in one place, or each service in one of its own; each by one process, or by several
// replicas.
class Addresses {
 public:
  // The replicas of one service or of all, "host:port" each.
  using Replicas = std::vector<std::string>;

  // Everything at 127.0.0.1:7400.
  Addresses() = default;

  // Each text is a list of replicas, HOST:PORT,HOST:PORT, of all services or, from where one is named by its command
  // on, of that: people-bank=HOST:PORT,HOST:PORT,impact-reporting=HOST:PORT. What is refused says what is allowed.
  static absl::StatusOr<Addresses> Parse(const std::vector<std::string>& texts);

  // Whether there is somebody to ask about the service with this command; its name may have been mistyped.
  absl::Status Check(const std::string& service) const;

  // Whether nothing that is sent leaves this machine.
  bool AreLocal() const;

  // Of the service with this command: its own, or those of all.
  const Replicas& Of(const std::string& service) const;

  // Those of the service that takes such requests, in words; all that there are if a request must say more.
  std::string Text(const google::protobuf::Descriptor& request) const;

 private:
  Replicas all_{"127.0.0.1:7400"};
  std::map<std::string, Replicas> by_service_;
};

}  // namespace participation::ctl
