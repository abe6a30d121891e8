#pragma once

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/identity/claims.hpp"
#include "libs/identity/issuer.hpp"
#include "libs/organisations/directory.hpp"
#include "libs/policy/caller.hpp"

namespace participation::identity {

// Who calls, by the claims of a token of this issuer. Somebody of whom they say nothing that is known here has no role.
// What is refused says why, for a log.
absl::StatusOr<policy::Caller> CallerOf(const Claims& claims, const Issuer& issuer,
                                        const organisations::Directory& directory, clock::Time now);

// Who calls with a certificate that this name stands in.
policy::Caller CallerOf(const std::string& name, const Certified& certified, const organisations::Directory& directory,
                        clock::Time now);

}  // namespace participation::identity
