#include "libs/policy/scope.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <string>
#include <vector>

#include "libs/policy/own_organisation.hpp"
#include "libs/policy/own_person.hpp"
#include "libs/policy/permit.hpp"
#include "participation/options/v1/options.pb.h"

namespace participation::policy {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

const FieldDescriptor* OrganisationField(const Message& message) {
  const auto* field = message.GetDescriptor()->FindFieldByName("organisation");
  const bool is_text = field != nullptr && field->type() == FieldDescriptor::TYPE_STRING && !field->is_repeated();
  return is_text ? field : nullptr;
}

// Whether the request could name an organisation and does not: a listing over all of them.
bool LeavesOrganisationOpen(const Message& request) {
  const auto* field = OrganisationField(request);
  return field != nullptr && request.GetReflection()->GetString(request, field).empty();
}

// Whether the message, or one inside it, is about an organisation that is not the caller's.
bool NamesOtherOrganisation(const Message& message, const Caller& caller) {
  const auto& reflection = *message.GetReflection();
  const auto* organisation = OrganisationField(message);
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field == organisation && !ActsFor(caller, reflection.GetString(message, field))) return true;
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      if (NamesOtherOrganisation(reflection.GetMessage(message, field), caller)) return true;
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      if (NamesOtherOrganisation(reflection.GetRepeatedMessage(message, field, i), caller)) return true;
    }
  }
  return false;
}

absl::Status HoldToPerson(const Caller& caller, const options::v1::Policy& policy, const Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("person_id");
  const std::string person = field == nullptr ? std::string{} : request.GetReflection()->GetString(request, field);
  const auto& roles = policy.roles();
  const bool is_for_anybody = std::ranges::find(roles, options::v1::ROLE_PUBLIC) != roles.end();
  if (person.empty() && (is_for_anybody || (field == nullptr && policy.person_is_found()))) return absl::OkStatus();
  return !person.empty() && person == caller.person ? absl::OkStatus() : OtherPerson();
}

}  // namespace

absl::Status HoldToScope(const Caller& caller, const google::protobuf::MethodDescriptor& method,
                         const Message& request) {
  const auto* policy = PolicyOf(method);
  if (policy == nullptr) return absl::OkStatus();  // then nobody may call it at all
  if (IsForOwnOnly(caller, method)) return HoldToPerson(caller, *policy, request);
  if (caller.organisations.AreAll() || policy->scope() == options::v1::SCOPE_PUBLIC) return absl::OkStatus();
  if (LeavesOrganisationOpen(request) || NamesOtherOrganisation(request, caller)) return OtherOrganisation();
  return absl::OkStatus();
}

}  // namespace participation::policy
