#include "libs/runtime/guarding.hpp"

#include <gmock/gmock.h>

#include "libs/http/client.hpp"
#include "libs/identity/testing/trial_issuer.hpp"
#include "libs/runtime/testing/processes.hpp"
#include "libs/tls/testing/trial_certificates.hpp"

namespace participation::runtime {
namespace {

using testing::AllOf;
using testing::FailureOf;
using testing::HasSubstr;
using testing::SettingsIn;

using Flags = std::map<std::string, std::string>;

class GuardingTest : public testing::Test {
 protected:
  std::string WhyNotStarted(const Flags& flags) const { return FailureOf(SettingsIn(folder_, flags)); }
  // With everything that a listener beyond this machine needs.
  Flags Guarded(const Flags& more) const {
    Flags flags = more;
    flags.try_emplace("tls-certificate", files_.certificate);
    flags.try_emplace("tls-key", files_.key);
    flags.try_emplace("tls-client-authorities", files_.client_authorities);
    if (!flags.contains("callers")) flags["callers"] = CallersOf(testing::kIssuer);
    return flags;
  }
  std::string CallersOf(const std::string& issuer) const {
    return trial_.Write("callers.yaml", "issuers:\n  trial:\n    issuer: " + issuer + "\n    keys: " + issuer_.keys() +
                                            "\n    audience: participation\n    algorithms: EdDSA\n");
  }

  testing::TemporaryFolder folder_;
  testing::TrialCertificates trial_;
  testing::TrialIssuer issuer_;
  tls::Files files_ = trial_.Issue("server.example");
};

TEST_F(GuardingTest, AnAddressBeyondThisMachineIsRefusedByNameWithWhatIsMissing) {
  const auto refused = [&](const char* address, const std::string& missing, const Flags& flags) {
    EXPECT_THAT(WhyNotStarted(flags),
                AllOf(HasSubstr(std::string{"`"} + address + "`"), HasSubstr("set `" + missing + "`")));
  };
  refused("address", "tls-certificate", {{"address", "0.0.0.0:0"}});
  refused("address", "callers", Guarded({{"address", "0.0.0.0:0"}, {"callers", ""}}));
  refused("metrics-address", "tls-certificate", {{"metrics-address", "10.0.0.1:1"}});
  refused("metrics-address", "tls-client-authorities",
          Guarded({{"metrics-address", "0.0.0.0:0"}, {"tls-client-authorities", ""}}));
}

TEST_F(GuardingTest, WithAllOfItTheProcessServesBeyondThisMachine) {
  const Process process{SettingsIn(folder_, Guarded({{"address", "0.0.0.0:0"}, {"metrics-address", "0.0.0.0:0"}})), {}};
  const std::string port = process.metrics_url().substr(process.metrics_url().rfind(':'));
  const std::string page = "https://127.0.0.1" + port;
  EXPECT_EQ(http::Get(page + "/health/ready", {.authorities = trial_.authorities()}).status, 200);
  const auto scraped = http::Get(
      page + "/metrics", {.authorities = trial_.authorities(), .certificate = files_.certificate, .key = files_.key});
  EXPECT_THAT(scraped.body, HasSubstr("participation_issuer_keys{issuer=\"trial\"} 1"));
  EXPECT_THAT(scraped.body, HasSubstr("participation_tokens_total{issuer=\"none\",outcome=\"refused\"} 0"));
}

TEST_F(GuardingTest, FilesThatCannotBeUsedEndTheStartBySettingAndName) {
  EXPECT_THAT(WhyNotStarted(Guarded({{"tls-key", "/nowhere.key"}})),
              AllOf(HasSubstr("`tls-certificate`"), HasSubstr("/nowhere.key")));
  EXPECT_THAT(WhyNotStarted(Guarded({{"callers", "/nowhere.yaml"}})),
              AllOf(HasSubstr("`callers`"), HasSubstr("/nowhere.yaml")));
  EXPECT_THAT(WhyNotStarted({{"tls-certificate", files_.certificate}}), HasSubstr("needs `tls-key`"));
  EXPECT_THAT(WhyNotStarted({{"tls-key", files_.key}}), HasSubstr("of no use without `tls-certificate`"));
}

TEST_F(GuardingTest, TheIssuerOfTrialsCountsOnThisMachineOnly) {
  const Flags flags = Guarded({{"callers", CallersOf(std::string{identity::kDevelopmentIssuer})}});
  EXPECT_EQ(WhyNotStarted(flags), "");
  Flags beyond = flags;
  beyond["address"] = "0.0.0.0:0";
  EXPECT_THAT(WhyNotStarted(beyond), HasSubstr("issuer of trials"));
}

}  // namespace
}  // namespace participation::runtime
