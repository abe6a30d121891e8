#pragma once

#include <grpcpp/support/status.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "tools/participationctl/client.hpp"

namespace participation::ctl {

// A call that did not go through.
struct CallFailed : std::runtime_error {
  CallFailed(const std::string& rpc, grpc::Status why) : std::runtime_error{rpc}, status{std::move(why)} {}
  grpc::Status status;
};

// The platform's RPCs by name, JSON in and JSON out, as a script would use them.
class Api {
 public:
  explicit Api(Addresses addresses, Credentials credentials = {})
      : client_{std::move(addresses), std::move(credentials)} {}

  // Throws CallFailed. A request_id is added where there is one to set and none is said.
  nlohmann::json Call(const std::string& rpc, const nlohmann::json& request);

  // Calls until `holds` is true of the answer, for at most half a minute: services hear of each other a little later,
  // and refuse what they have not heard of yet. Returns the last answer.
  nlohmann::json CallUntil(const std::string& rpc, const nlohmann::json& request,
                           const std::function<bool(const nlohmann::json&)>& holds);

  Client& client() { return client_; }

 private:
  Client client_;
};

}  // namespace participation::ctl
