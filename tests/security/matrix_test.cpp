#include <gmock/gmock.h>

#include <map>
#include <set>

#include "libs/identity/role_names.hpp"
#include "libs/status/extract_details.hpp"
#include "tests/contract/platform.hpp"
#include "tests/security/caller.hpp"
#include "tests/security/cells.hpp"
#include "tests/security/guarded_platform.hpp"

namespace participation::security {
namespace {

using google::protobuf::MethodDescriptor;
using options::v1::Role;

// What somebody is refused for because of who they are, before the request is looked at.
const std::set<std::string> kReasons{"SIGN_IN_NEEDED", "ROLE_MISSING",  "OTHER_ORGANISATION",  "OTHER_PERSON",
                                     "POLICY_MISSING", "TOKEN_REFUSED", "CREDENTIAL_NOT_TAKEN"};

std::string NameOf(Role role) {
  if (role == Role::ROLE_UNSPECIFIED) return "nobody who signed in";
  return options::v1::Role_Name(role);
}

// A token for each role.
class MatrixTest : public testing::Test {
 protected:
  std::string TokenOf(Role role) const {
    for (const std::string& name : identity::RoleNames()) {
      if (identity::RoleNamed(name) == role) return platform_.TokenOf(name, kOwnOrganisation, kOwnPerson);
    }
    return "";
  }
  // Why somebody is refused because of who they are; empty if they are let in so far.
  std::string Reason(const MethodDescriptor& method, Role role, Owner owner) {
    const auto status = CallOnce(platform_.channel(), method, *RequestAbout(method, owner), tokens_.at(role));
    const std::string reason = status::ExtractDetails(status).reason;
    return kReasons.contains(reason) ? reason : "";
  }

  const GuardedPlatform platform_;
  const std::map<Role, std::string> tokens_ = [this] {
    std::map<Role, std::string> tokens;
    for (const Role role : AllRoles()) tokens[role] = TokenOf(role);
    return tokens;
  }();
};

TEST_F(MatrixTest, EveryMethodIsAnsweredToEveryRoleAsItsProtoSays) {
  std::size_t cells = 0;
  for (const auto* method : contract::Platform().Methods()) {
    for (const Role role : AllRoles()) {
      for (const Owner owner : kOwners) {
        EXPECT_EQ(Reason(*method, role, owner), ReasonSpecified(*method, role, owner))
            << method->full_name() << ", by " << NameOf(role) << ", of " << NameOf(owner);
        ++cells;
      }
    }
  }
  EXPECT_EQ(cells, contract::Platform().Methods().size() * AllRoles().size() * std::size(kOwners));
  std::cout << cells << " cells\n";
}

}  // namespace
}  // namespace participation::security
