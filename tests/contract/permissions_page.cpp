#include "tests/contract/permissions_page.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "libs/policy/permit.hpp"
#include "participation/options/v1/options.pb.h"

namespace participation::contract {
namespace {

using namespace options::v1;  // NOLINT(google-build-using-namespace): its roles

constexpr char kHead[] = R"(# Permissions

Made from the proto by `build/release/bin/permissions_page >docs/permissions.md`; `contract_test` holds the two against each
other, and `security_test` tries each cell over the wire, for what is one's own, another's and nobody's.

A mark says that the role may call. What it then touches is held to the scope:

- **public**: what anyone may see.
- **person**: one person's. A participant is held to what is theirs, by the `person_id` of the request or (*found*) by what its
  id finds; staff to their organisations, where what is found belongs to one.
- **organisation**: an organisation's. Who acts for some organisations names one of them in the request, and finds nothing of
  others.
- **platform**: what belongs to no organisation. The role alone decides.

)";

constexpr std::array<std::pair<int, const char*>, 8> kColumns{{{ROLE_PUBLIC, "anyone"},
                                                               {ROLE_PARTICIPANT, "participant"},
                                                               {ROLE_ENGAGEMENT_LEAD, "engagement lead"},
                                                               {ROLE_ANALYST, "analyst"},
                                                               {ROLE_FEEDBACK_SOURCE, "feedback source"},
                                                               {ROLE_DATA_STEWARD, "data steward"},
                                                               {ROLE_OPERATOR, "operator"},
                                                               {ROLE_AUDITOR, "auditor"}}};

std::string ScopeOf(const Policy& policy) {
  switch (policy.scope()) {
    case SCOPE_PUBLIC:
      return "public";
    case SCOPE_PERSON:
      return policy.person_is_found() ? "person, *found*" : "person";
    case SCOPE_ORGANISATION:
      return "organisation";
    default:
      return "platform";
  }
}

std::string RowOf(const google::protobuf::MethodDescriptor& method) {
  const Policy& policy = *policy::PolicyOf(method);
  std::string row = "| " + method.name() + " | " + ScopeOf(policy) + " |";
  const auto may = [&](int role) { return std::ranges::find(policy.roles(), role) != policy.roles().end(); };
  for (const auto& [role, name] : kColumns) row += may(role) || may(ROLE_PUBLIC) ? " ✓ |" : "  |";
  return row + "\n";
}

std::string HeadOf(const google::protobuf::ServiceDescriptor& service) {
  std::string head = "## " + service.full_name() + "\n\n| method | scope |";
  std::string rule = "|---|---|";
  for (const auto& [role, name] : kColumns) {
    head += std::string{" "} + name + " |";
    rule += ":-:|";
  }
  return head + "\n" + rule + "\n";
}

}  // namespace

std::string PermissionsPage(const Api& api) {
  std::map<std::string, const google::protobuf::ServiceDescriptor*> services;  // in an order that is always the same
  for (const auto* method : api.Methods()) services[method->service()->full_name()] = method->service();
  std::string page = kHead;
  for (const auto& [name, service] : services) {
    page += (service == services.begin()->second ? "" : "\n") + HeadOf(*service);
    for (int i = 0; i < service->method_count(); ++i) page += RowOf(*service->method(i));
  }
  return page;
}

}  // namespace participation::contract
