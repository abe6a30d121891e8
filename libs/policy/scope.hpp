#pragma once

#include "absl/status/status.h"
#include "libs/policy/caller.hpp"

namespace google::protobuf {
class Message;
class MethodDescriptor;
}  // namespace google::protobuf

namespace participation::policy {

// PERMISSION_DENIED if the request, or a part of one, names another organisation than the caller's, at whatever depth,
// or leaves open which one it means: what everybody may see is open to all. To be asked before anything is looked up.
absl::Status HoldToScope(const Caller& caller, const google::protobuf::MethodDescriptor& method,
                         const google::protobuf::Message& request);

}  // namespace participation::policy
