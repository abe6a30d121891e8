#include "libs/policy/scope.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <vector>

#include "libs/policy/own_organisation.hpp"
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

}  // namespace

absl::Status HoldToScope(const Caller& caller, const google::protobuf::MethodDescriptor& method,
                         const Message& request) {
  if (caller.organisations.AreAll()) return absl::OkStatus();
  const auto* policy = PolicyOf(method);
  if (policy != nullptr && policy->scope() == options::v1::SCOPE_PUBLIC) return absl::OkStatus();
  if (LeavesOrganisationOpen(request) || NamesOtherOrganisation(request, caller)) return OtherOrganisation();
  return absl::OkStatus();
}

}  // namespace participation::policy
