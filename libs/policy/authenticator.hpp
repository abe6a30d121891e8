#pragma once

#include <optional>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/policy/caller.hpp"

namespace participation::policy {

// The value of a call's metadata key in lower case, if the call carries it.
using MetadataLookup = absl::FunctionRef<std::optional<std::string_view>(std::string_view)>;

// Tells who calls. The one place where credentials are judged.
class Authenticator {
 public:
  // `peer` as gRPC names it ("ipv4:127.0.0.1:50051"). Who calls over loopback, a Unix socket or from within this
  // process is the local operator. Everybody else is UNAUTHENTICATED; so is a call from here that a proxy passed on,
  // or that carries a credential, since nobody would have checked it.
  absl::StatusOr<Caller> Identify(std::string_view peer, MetadataLookup metadata) const;
};

}  // namespace participation::policy
