#pragma once

#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "libs/policy/caller.hpp"

namespace participation::policy {

// Whether the caller acts for this organisation: it is one of theirs, or they act for all.
bool ActsFor(const Caller& caller, std::string_view organisation);

// PERMISSION_DENIED: for a request that names another organisation, or something of another's that everybody may see.
absl::Status OtherOrganisation();

// The same, unless the caller acts for the organisation.
absl::Status AllowOrganisation(const Caller& caller, std::string_view organisation);

// NOT_FOUND for a caller who acts for some organisations only, whether there is nothing with an id or it is another's.
absl::Status NothingOfTheirs();

// What was found by an id in the request, of a kind that its own organisation only may see. Who acts for
// others gets the same answer as for what does not exist. To be asked before anything else is looked at: what is
// refused after it may tell of what was found. `OrganisationOf(const Resource&)` beside the resource tells whose it is.
template <class Resource>
absl::StatusOr<Resource> Own(const Caller& caller, absl::StatusOr<Resource> found) {
  if (caller.organisations.AreAll()) return found;
  if (found.ok() ? !ActsFor(caller, OrganisationOf(*found)) : absl::IsNotFound(found.status())) {
    return NothingOfTheirs();
  }
  return found;
}

}  // namespace participation::policy
