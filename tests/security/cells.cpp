#include "tests/security/cells.hpp"

#include <algorithm>

namespace participation::security {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;
using options::v1::Policy;
using options::v1::Role;

const FieldDescriptor* TextField(const MethodDescriptor& method, const char* name) {
  const auto* field = method.input_type()->FindFieldByName(name);
  const bool is_text = field != nullptr && field->type() == FieldDescriptor::TYPE_STRING && !field->is_repeated();
  return is_text ? field : nullptr;
}

void Fill(google::protobuf::Message& request, const FieldDescriptor* field, Owner owner, const char* own,
          const char* other) {
  if (field == nullptr || owner == Owner::kNobodys) return;
  request.GetReflection()->SetString(&request, field, owner == Owner::kOwn ? own : other);
}

bool May(const Policy& policy, Role role) {
  return std::ranges::find(policy.roles(), static_cast<int>(role)) != policy.roles().end();
}

// Listings of one person across organisations, unless they name an engagement event: for staff who act for all.
bool GoesAcrossOrganisations(const MethodDescriptor& method, Owner owner) {
  return owner != Owner::kNobodys && (method.name() == "ListRegistrations" || method.name() == "ListAttendances");
}

std::string ReasonOfPerson(const MethodDescriptor& method, const Policy& policy, Role role, Owner owner) {
  const bool names_person = TextField(method, "person_id") != nullptr;
  if (!names_person) return policy.person_is_found() || May(policy, Role::ROLE_PUBLIC) ? "" : "OTHER_PERSON";
  if (owner == Owner::kNobodys) return May(policy, Role::ROLE_PUBLIC) ? "" : "OTHER_PERSON";
  const bool is_known = role != Role::ROLE_UNSPECIFIED;
  return owner == Owner::kOwn && is_known ? "" : "OTHER_PERSON";
}

}  // namespace

std::string NameOf(Owner owner) {
  if (owner == Owner::kOwn) return "own";
  return owner == Owner::kAnothers ? "another's" : "nobody's";
}

std::unique_ptr<google::protobuf::Message> RequestAbout(const MethodDescriptor& method, Owner owner) {
  auto* factory = google::protobuf::MessageFactory::generated_factory();
  std::unique_ptr<google::protobuf::Message> request{factory->GetPrototype(method.input_type())->New()};
  Fill(*request, TextField(method, "organisation"), owner, kOwnOrganisation, kOtherOrganisation);
  Fill(*request, TextField(method, "person_id"), owner, kOwnPerson, kOtherPerson);
  return request;
}

std::string ReasonSpecified(const MethodDescriptor& method, Role role, Owner owner) {
  const Policy& policy = method.options().GetExtension(options::v1::policy);
  const bool is_staff = May(policy, role) && role != Role::ROLE_PARTICIPANT;
  if (!May(policy, role) && !May(policy, Role::ROLE_PUBLIC)) {
    return role == Role::ROLE_UNSPECIFIED ? "SIGN_IN_NEEDED" : "ROLE_MISSING";
  }
  if (policy.scope() == options::v1::SCOPE_PUBLIC) return "";
  if (policy.scope() == options::v1::SCOPE_PERSON && !is_staff) return ReasonOfPerson(method, policy, role, owner);
  if (GoesAcrossOrganisations(method, owner)) return "OTHER_ORGANISATION";
  if (TextField(method, "organisation") == nullptr) return "";
  return owner == Owner::kOwn ? "" : "OTHER_ORGANISATION";
}

std::vector<Role> AllRoles() {
  std::vector<Role> roles{Role::ROLE_UNSPECIFIED};
  for (int role = Role::ROLE_PUBLIC + 1; role <= options::v1::Role_MAX; ++role) {
    if (options::v1::Role_IsValid(role)) roles.push_back(static_cast<Role>(role));
  }
  return roles;
}

}  // namespace participation::security
