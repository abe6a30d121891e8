#pragma once

#include "absl/status/status.h"
#include "libs/policy/caller.hpp"

namespace google::protobuf {
class MethodDescriptor;
}

namespace participation::options::v1 {
class Policy;
}

namespace participation::policy {

// What the API says of who may call the method; null where it says nothing.
const options::v1::Policy* PolicyOf(const google::protobuf::MethodDescriptor& method);

// OK if the caller has one of the roles that the method's policy names, or if the policy names ROLE_PUBLIC. Otherwise
// UNAUTHENTICATED for a caller of whom nothing is known, and PERMISSION_DENIED with the roles that may. A method
// without a policy is refused to everybody. To be asked before anything is looked up, so that a refusal does not tell
// what exists.
absl::Status Permit(const Caller& caller, const google::protobuf::MethodDescriptor& method);

}  // namespace participation::policy
