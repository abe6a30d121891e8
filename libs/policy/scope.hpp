#pragma once

#include "absl/status/status.h"
#include "libs/policy/caller.hpp"

namespace google::protobuf {
class Message;
class MethodDescriptor;
}  // namespace google::protobuf

namespace participation::policy {

// PERMISSION_DENIED if the request, or a part of one, is about others than the caller may touch. What everybody may see
// is open to all. Who may touch what is theirs only names themselves as `person_id`, or nobody where nobody needs to
// sign in. Anybody else names no organisation but their own, at whatever depth, and leaves none open. To be asked
// before anything is looked up.
absl::Status HoldToScope(const Caller& caller, const google::protobuf::MethodDescriptor& method,
                         const google::protobuf::Message& request);

}  // namespace participation::policy
