#include "libs/policy/own_organisation.hpp"

#include "libs/refusal/refusal.hpp"

namespace participation::policy {

bool ActsFor(const Caller& caller, std::string_view organisation) { return caller.organisations.Has(organisation); }

absl::Status OtherOrganisation() {
  return refusal::PermissionDenied("OTHER_ORGANISATION", "you may act for your own organisations only");
}

absl::Status AllowOrganisation(const Caller& caller, std::string_view organisation) {
  return ActsFor(caller, organisation) ? absl::OkStatus() : OtherOrganisation();
}

absl::Status NothingOfTheirs() {
  return refusal::NotFound("NOT_FOUND_IN_ORGANISATION", "your organisations have nothing with this id");
}

}  // namespace participation::policy
