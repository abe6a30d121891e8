#include "libs/runtime/guarding.hpp"

#include <gmock/gmock.h>

#include "libs/cache/cache.hpp"
#include "libs/database/database.hpp"
#include "libs/events/bus.hpp"
#include "libs/http/client.hpp"
#include "libs/identity/testing/trial_issuer.hpp"
#include "libs/runtime/host.hpp"
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

TEST_F(GuardingTest, AServerBeyondThisMachineIsReachedProtectedOrNotAtAll) {
  const auto refused = [&](const std::string& setting, const std::string& url, const std::string& remedy) {
    const std::vector<Module> modules{{.name = "a", .migrations = {}, .start = [](Host&) {}}};
    const std::string why = FailureOf(SettingsIn(folder_, {{setting, url}}), modules);
    EXPECT_THAT(why, AllOf(HasSubstr("`" + setting + "`"), HasSubstr(remedy), HasSubstr("`exposed-servers`"))) << url;
  };
  for (const char* setting : {"database", "keys"}) {
    refused(setting, "postgres://a@198.51.100.7/b", "sslmode=verify-full");
    refused(setting, "postgres://a@198.51.100.7/b?sslmode=require", "sslmode=verify-full");
    refused(setting, "postgres://a@127.0.0.1,198.51.100.7/b", "sslmode=verify-full");
    refused(setting, "postgres://a@localhost/b?hostaddr=198.51.100.7", "sslmode=verify-full");
  }
  refused("bus", "kafka://127.0.0.1,198.51.100.7:9093", "security.protocol=ssl");
  refused("bus", "kafka://198.51.100.7?config=" + trial_.Write("sasl", "security.protocol=sasl_plaintext\n"),
          "security.protocol=ssl");
  refused("cache", "redis://198.51.100.7", "tunnel");
  EXPECT_THAT(WhyNotStarted({{"exposed-servers", "yes"}}), HasSubstr("refuse or allow"));
}

TEST_F(GuardingTest, WhatIsProtectedOrAllowedIsReached) {
  for (const char* url : {"postgres://a@198.51.100.7/b?sslmode=verify-full", "postgres://a@/b?host=/run/postgresql",
                          "postgres://a@127.0.0.1/b", "postgres:///b", "sqlite:x"}) {
    EXPECT_EQ(database::WhatExposes(url), "") << url;
  }
  const std::string config = trial_.Write("ssl", "security.protocol=ssl\n");
  EXPECT_EQ(events::WhatExposes("kafka://198.51.100.7?config=" + config), "");
  EXPECT_EQ(events::WhatExposes("kafka://[::1]:9092"), "");
  EXPECT_EQ(cache::WhatExposes("redis://user@localhost:6379/1"), "");
  EXPECT_EQ(cache::WhatExposes("memory:"), "");
  EXPECT_EQ(WhyNotStarted({{"cache", "redis://198.51.100.7"}, {"exposed-servers", "allow"}}), "");
}

}  // namespace
}  // namespace participation::runtime
