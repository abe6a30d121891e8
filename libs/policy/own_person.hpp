#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "libs/policy/caller.hpp"

namespace google::protobuf {
class MethodDescriptor;
}

namespace participation::policy {

// Whether the caller may call the method for what is theirs only: it touches one person's data, and of the roles that
// may call it they have none but that of a participant.
bool IsForOwnOnly(const Caller& caller, const google::protobuf::MethodDescriptor& method);

// PERMISSION_DENIED: for a request that names another person, or nobody where one must be named.
absl::Status OtherPerson();

// NOT_FOUND unless what was found by an id is the caller's, whether there is nothing with that id or it is another's.
// `person` is empty for nobody's.
absl::Status AllowOwnPerson(const Caller& caller, std::string_view person);

}  // namespace participation::policy
