#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "tools/participationctl/flags.hpp"

namespace google::protobuf {
class Message;
class MethodDescriptor;
}  // namespace google::protobuf

namespace participation::ctl {

// One RPC as it was asked for on the command line.
struct Invocation {
  const google::protobuf::MethodDescriptor* method = nullptr;
  std::vector<Flag> flags;
  std::map<std::string, std::vector<std::string>> texts;  // by the flag's full path
  std::optional<std::string> json_file;
  bool all_pages = false;
  bool no_wait = false;
};

// The request that ParseRequest or flags made, as a message. INVALID_ARGUMENT says `where` something does not fit.
absl::Status Fill(const nlohmann::json& json, const std::string& where, google::protobuf::Message& request);

// The request that was asked for: its JSON with the flags on top, and a request_id where there is one to set.
absl::Status BuildRequest(const Invocation& invocation, google::protobuf::Message& request);

}  // namespace participation::ctl
