#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <fstream>
#include <map>
#include <set>

#include "libs/identity/role_names.hpp"
#include "libs/identity/testing/trial_issuer.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/status/extract_details.hpp"
#include "services/activity_tracking/module.hpp"
#include "services/feedback_ingestion/module.hpp"
#include "services/impact_reporting/module.hpp"
#include "services/people_bank/module.hpp"
#include "tests/contract/platform.hpp"
#include "tests/security/caller.hpp"
#include "tests/security/cells.hpp"

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

// The whole platform, and a token for each role.
class MatrixTest : public testing::Test {
 protected:
  std::string CallersFile() const {
    std::string text = "issuers:\n  trial:\n    issuer: " + std::string{testing::kIssuer} +
                       "\n    keys: keys.json\n    audience: participation\n    algorithms: EdDSA\n    person-claim: "
                       "person\n    roles:\n";
    for (const std::string& name : identity::RoleNames()) text += "      " + name + ": " + name + "\n";
    const std::string path = (issuer_.folder() / "callers.yaml").string();
    std::ofstream{path} << text;
    return path;
  }
  // Thousands of calls by one caller are no matter here.
  std::string LimitsFile() const {
    const std::string path = (issuer_.folder() / "limits.yaml").string();
    const std::string all = "{per-second: 1000000, at-once: 1000000}";
    std::ofstream file{path};
    for (const char* who : {"callers", "anonymous"}) {
      file << who << ":\n";
      for (const char* budget : {"reads", "changes", "identity", "ingestion"})
        file << "  " << budget << ": " << all << "\n";
    }
    return path;
  }
  std::string TokenOf(Role role) const {
    if (role == Role::ROLE_UNSPECIFIED) return "";
    auto claims = testing::TrialIssuer::Claims(clock::System().Now());
    for (const std::string& name : identity::RoleNames()) {
      if (identity::RoleNamed(name) == role) claims["roles"] = {name};
    }
    claims["organisation"] = kOwnOrganisation;
    claims["person"] = kOwnPerson;
    return issuer_.Sign(claims);
  }
  // Why somebody is refused because of who they are; empty if they are let in so far.
  std::string Reason(const MethodDescriptor& method, Role role, Owner owner) {
    const auto status = CallOnce(channel_, method, *RequestAbout(method, owner), tokens_.at(role));
    const std::string reason = status::ExtractDetails(status).reason;
    return kReasons.contains(reason) ? reason : "";
  }

  testing::TrialIssuer issuer_;
  platform_testing::Platform platform_{
      {people_bank::PeopleBankModule(), activity_tracking::ActivityTrackingModule(),
       feedback_ingestion::FeedbackIngestionModule(), impact_reporting::ImpactReportingModule()},
      {{"callers", CallersFile()}, {"limits", LimitsFile()}}};
  std::shared_ptr<grpc::Channel> channel_ =
      grpc::CreateChannel(platform_.address(), grpc::InsecureChannelCredentials());
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
