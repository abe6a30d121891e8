#include "libs/privacy/server_key_store.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <future>

#include "libs/database/testing/fresh_database.hpp"
#include "libs/files/durable_file.hpp"
#include "libs/privacy/key_table.hpp"

namespace participation::privacy {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using Backend = database::FreshDatabase::Backend;

// Several machines, each with a file of its own, and one server.
class ServerKeyStoreTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!database::FreshDatabase::IsThere(Backend::kPostgres)) {
      GTEST_SKIP() << participation::testing::WhyMissing("postgres");
    }
    server_.emplace(Backend::kPostgres);
  }

  fs::path MasterOn(const std::string& machine) const { return folder_ / machine / "keys" / "master.key"; }
  std::unique_ptr<KeyStore> OpenOn(const std::string& machine) const {
    return OpenKeyStore(server_->url(), {.master_key = MasterOn(machine).string()});
  }
  std::string RefusalOn(const std::string& machine) const {
    try {
      OpenOn(machine);
    } catch (const std::exception& error) {
      return error.what();
    }
    return "it opened";
  }

  const participation::testing::TemporaryFolder folder_;
  std::optional<database::FreshDatabase> server_;
};

TEST_F(ServerKeyStoreTest, TheFirstProcessMakesAMasterKeyThatTheOthersMustBeGiven) {
  const Key key = OpenOn("first")->Create("anna");
  struct stat found {};
  ASSERT_EQ(stat(MasterOn("first").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);
  EXPECT_THAT(RefusalOn("second"), HasSubstr("no master key " + MasterOn("second").string()));
  EXPECT_FALSE(fs::exists(MasterOn("second"))) << "one of its own would open nothing";
  fs::create_directories(MasterOn("second").parent_path());
  fs::copy_file(MasterOn("first"), MasterOn("second"));
  EXPECT_EQ(OpenOn("second")->Find("anna"), key);
}

TEST_F(ServerKeyStoreTest, ReplicasOfOneMachineThatBeginTogetherHaveOneMasterKey) {
  for (int round = 0; round < 5; ++round) {
    server_.emplace(Backend::kPostgres);
    const std::string machine = std::to_string(round);
    std::vector<std::future<Key>> made;
    for (int replica = 0; replica < 8; ++replica) {
      made.push_back(std::async(std::launch::async,
                                [&, replica] { return OpenOn(machine)->Create("person" + std::to_string(replica)); }));
    }
    for (int replica = 0; replica < 8; ++replica) {
      EXPECT_EQ(OpenOn(machine)->Find("person" + std::to_string(replica)), made[replica].get());
    }
  }
}

TEST_F(ServerKeyStoreTest, AnotherMasterKeyIsRefused) {
  OpenOn("first");
  fs::create_directories(MasterOn("second").parent_path());
  files::WriteDurably(MasterOn("second"), std::string(32, 'k'));
  EXPECT_THAT(RefusalOn("second"), HasSubstr("does not open with the master key"));
}

TEST_F(ServerKeyStoreTest, AMasterKeyThatIsMountedMayBeReadableByAGroup) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give a file to another user";
  const Key key = OpenOn("first")->Create("anna");
  ASSERT_EQ(chmod(MasterOn("first").c_str(), 0440), 0);
  EXPECT_THAT(RefusalOn("first"), HasSubstr("others may read the master key"));
  ASSERT_EQ(chown(MasterOn("first").c_str(), 12345, 12345), 0);
  EXPECT_EQ(OpenOn("first")->Find("anna"), key);
  ASSERT_EQ(chmod(MasterOn("first").c_str(), 0444), 0);
  EXPECT_THAT(RefusalOn("first"), HasSubstr("others may read the master key"));
}

TEST_F(ServerKeyStoreTest, ADestroyedKeyIsInNoRowAndNoOtherIsTouched) {
  const auto store = OpenOn("first");
  store->CreateMany(std::vector<std::string>{"anna", "ben"});
  const auto wrapped = [this] {
    std::vector<std::string> all;
    database::Open(server_->url())->Read([&](database::Transaction& transaction) {
      for (const auto& row : transaction.Execute("SELECT wrapped FROM wrapped_keys ORDER BY place")) {
        all.push_back(row.Text(0));
      }
    });
    return all;
  };
  const auto before = wrapped();
  store->Destroy("anna");
  EXPECT_EQ(wrapped(), (std::vector{std::string(before[0].size(), '\0'), before[1]}));
}

TEST_F(ServerKeyStoreTest, AServerThatIsAwayIsABreakdownThatNamesItWithoutAPassword) {
  try {
    OpenKeyStore("postgres://somebody@127.0.0.1:1/keys", {.master_key = MasterOn("first").string()});
    FAIL() << "it opened";
  } catch (const database::Unavailable& problem) {
    EXPECT_THAT(problem.what(), HasSubstr("127.0.0.1"));
  }
}

}  // namespace
}  // namespace participation::privacy
