#include "libs/policy/own_organisation.hpp"

#include "libs/refusal/refusal.hpp"

namespace participation::policy {

bool ActsFor(const Caller& caller, std::string_view organisation) {
  return caller.organisation.empty() || caller.organisation == organisation;
}

absl::Status OtherOrganisation() {
  return refusal::PermissionDenied("OTHER_ORGANISATION", "you may act for your own organisation only");
}

absl::Status AllowOrganisation(const Caller& caller, std::string_view organisation) {
  return ActsFor(caller, organisation) ? absl::OkStatus() : OtherOrganisation();
}

absl::Status NothingOfTheirs() {
  return refusal::NotFound("NOT_FOUND_IN_ORGANISATION", "your organisation has nothing with this id");
}

}  // namespace participation::policy
