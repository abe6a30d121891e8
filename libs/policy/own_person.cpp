#include "libs/policy/own_person.hpp"

#include <algorithm>

#include "libs/policy/permit.hpp"
#include "libs/refusal/refusal.hpp"
#include "participation/options/v1/options.pb.h"

namespace participation::policy {

bool IsForOwnOnly(const Caller& caller, const google::protobuf::MethodDescriptor& method) {
  const auto* policy = PolicyOf(method);
  if (policy == nullptr || policy->scope() != options::v1::SCOPE_PERSON) return false;
  return std::ranges::none_of(policy->roles(), [&](int role) {
    return role != options::v1::ROLE_PUBLIC && role != options::v1::ROLE_PARTICIPANT &&
           caller.Has(static_cast<Role>(role));
  });
}

absl::Status OtherPerson() {
  return refusal::PermissionDenied("OTHER_PERSON", "you may ask for what is yours only: give your own id as person_id");
}

absl::Status AllowOwnPerson(const Caller& caller, std::string_view person) {
  if (!person.empty() && caller.person == person) return absl::OkStatus();
  return refusal::NotFound("NOT_FOUND_OF_YOURS", "there is nothing of yours with this id");
}

}  // namespace participation::policy
