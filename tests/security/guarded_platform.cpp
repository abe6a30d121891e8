#include "tests/security/guarded_platform.hpp"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <fstream>

#include "libs/identity/role_names.hpp"
#include "services/activity_tracking/module.hpp"
#include "services/feedback_ingestion/module.hpp"
#include "services/impact_reporting/module.hpp"
#include "services/people_bank/module.hpp"

namespace participation::security {

GuardedPlatform::GuardedPlatform()
    : platform_{{people_bank::PeopleBankModule(), activity_tracking::ActivityTrackingModule(),
                 feedback_ingestion::FeedbackIngestionModule(), impact_reporting::ImpactReportingModule()},
                {{"callers", CallersFile()}, {"limits", LimitsFile()}}},
      channel_{grpc::CreateChannel(platform_.address(), grpc::InsecureChannelCredentials())} {}

std::string GuardedPlatform::TokenOf(const std::string& role, const std::string& organisation,
                                     const std::string& person) const {
  auto claims = testing::TrialIssuer::Claims(clock::System().Now());
  claims["roles"] = {role};
  claims["organisation"] = organisation;
  claims["person"] = person;
  return issuer_.Sign(claims);
}

std::string GuardedPlatform::CallersFile() const {
  std::string text = "issuers:\n  trial:\n    issuer: " + std::string{testing::kIssuer} +
                     "\n    keys: keys.json\n    audience: participation\n    algorithms: EdDSA\n    person-claim: "
                     "person\n    roles:\n";
  for (const std::string& name : identity::RoleNames()) text += "      " + name + ": " + name + "\n";
  const std::string path = (issuer_.folder() / "callers.yaml").string();
  std::ofstream{path} << text;
  return path;
}

// Thousands of calls by one caller are no matter here.
std::string GuardedPlatform::LimitsFile() const {
  const std::string path = (issuer_.folder() / "limits.yaml").string();
  std::ofstream file{path};
  for (const char* who : {"callers", "anonymous"}) {
    file << who << ":\n";
    for (const char* budget : {"reads", "changes", "identity", "ingestion"}) {
      file << "  " << budget << ": {per-second: 1000000, at-once: 1000000}\n";
    }
  }
  return path;
}

}  // namespace participation::security
