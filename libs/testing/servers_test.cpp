#include "libs/testing/servers.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include "libs/testing/namespace.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::testing {
namespace {

// What the tests of this program were given is put back.
class ServersTest : public Test {
 protected:
  ~ServersTest() override { given_ ? setenv(kVariable, given_->c_str(), 1) : unsetenv(kVariable); }

  void Say(const std::string& lines) {
    std::ofstream{folder_ / "servers.env"} << lines;
    setenv(kVariable, (folder_ / "servers.env").c_str(), 1);
  }

  static constexpr const char* kVariable = "PARTICIPATION_TEST_SERVERS";

 private:
  TemporaryFolder folder_;
  std::optional<std::string> given_ =
      std::getenv(kVariable) ? std::optional<std::string>{std::getenv(kVariable)} : std::nullopt;
};

TEST_F(ServersTest, TheUrlIsWhatTheFileSaysUnderExactlyThatName) {
  Say("kafka_tls=kafka://127.0.0.1:2?config=/a=b\nkafka=kafka://127.0.0.1:1\n");
  EXPECT_THAT(ServerUrl("kafka"), Optional(Eq("kafka://127.0.0.1:1")));
  EXPECT_THAT(ServerUrl("kafka_tls"), Optional(Eq("kafka://127.0.0.1:2?config=/a=b")));
  EXPECT_EQ(ServerUrl("postgres"), std::nullopt);
}

TEST_F(ServersTest, AServerThatThisMachineCannotRunIsToldWithWhatToInstall) {
  Say("redis_missing=there is no redis-server here: apt-get install redis-server\n");
  EXPECT_EQ(ServerUrl("redis"), std::nullopt);
  EXPECT_EQ(WhyMissing("redis"), "there is no redis-server here: apt-get install redis-server");
}

TEST_F(ServersTest, WithoutTheFileItSaysHowToStartServers) {
  unsetenv(kVariable);
  EXPECT_EQ(ServerUrl("postgres"), std::nullopt);
  EXPECT_THAT(WhyMissing("postgres"), AllOf(HasSubstr("no postgres"), HasSubstr("tools/servers up")));
}

}  // namespace
}  // namespace participation::testing
