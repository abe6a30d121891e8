#include "libs/privacy/master_key.hpp"

#include "libs/files/durable_file.hpp"
#include "libs/privacy/testing/key_folder_test.hpp"

namespace participation::privacy {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class MasterKeyTest : public KeyFolderTest {};

TEST_F(MasterKeyTest, OnlyTheOwnerMayReadWhatIsThere) {
  const mode_t before = umask(0);
  auto store = OpenHere();
  store->Create("anna");
  umask(before);
  EXPECT_EQ(ModeOf(folder_), 0700u);
  int files = 0;
  for (const auto& entry : fs::directory_iterator{folder_}) {
    EXPECT_EQ(ModeOf(entry.path()), 0600u) << entry.path();
    ++files;
  }
  EXPECT_GE(files, 4);
}

TEST_F(MasterKeyTest, AMasterKeyOthersMayReadIsRefused) {
  OpenHere();
  for (const mode_t mode : {0640, 0604, 0620}) {
    chmod((folder_ / "master.key").c_str(), mode);
    EXPECT_THAT(Refusal(), HasSubstr("chmod 600 " + (folder_ / "master.key").string()));
  }
  chmod((folder_ / "master.key").c_str(), 0400);
  EXPECT_EQ(Refusal(), "it opened");
}

TEST_F(MasterKeyTest, AFolderOthersMayChangeIsRefused) {
  OpenHere();
  chmod(folder_.c_str(), 0770);
  EXPECT_THAT(Refusal(), HasSubstr("chmod 700 " + folder_.string()));
}

TEST_F(MasterKeyTest, AMasterKeyOfAnotherLengthIsRefused) {
  OpenHere();
  for (const std::size_t size : {0, 31, 33, 1000}) {
    files::WriteDurably(folder_ / "master.key", std::string(size, 'k'));
    EXPECT_THAT(Refusal(), HasSubstr("32: restore the master key from its backup"));
  }
}

TEST_F(MasterKeyTest, KeysWithoutTheirMasterAreRefusedAndLeftAlone) {
  const Key key = OpenHere()->Create("anna");
  fs::rename(folder_ / "master.key", root_ / "kept");
  EXPECT_THAT(Refusal(), HasSubstr("restore master.key from its backup"));
  EXPECT_FALSE(fs::exists(folder_ / "master.key")) << "a new master key would hide the loss";
  fs::rename(root_ / "kept", folder_ / "master.key");
  EXPECT_EQ(OpenHere()->Find("anna"), key);
}

TEST_F(MasterKeyTest, AnotherMasterKeyIsRefused) {
  OpenHere();
  files::WriteDurably(folder_ / "master.key", std::string(32, 'k'));
  EXPECT_THAT(Refusal(), HasSubstr("does not open with the master key"));
}

TEST_F(MasterKeyTest, AMasterWithoutItsKeysIsRefused) {
  OpenHere();
  fs::remove(folder_ / "keys.db");
  EXPECT_THAT(Refusal(), HasSubstr("restore keys.db from its backup"));
  EXPECT_FALSE(fs::exists(folder_ / "keys.db"));
}

TEST_F(MasterKeyTest, AWrappedKeyMovedToAnotherSubjectDoesNotOpen) {
  OpenHere()->CreateMany(std::vector<std::string>{"anna", "ben"});
  database::Open("sqlite:" + (folder_ / "keys.db").string())->Write([](database::Transaction& transaction) {
    transaction.Execute("UPDATE subjects SET place = 3 - place");
    return true;
  });
  EXPECT_THROW(OpenHere()->Find("anna"), std::runtime_error);
}

TEST_F(MasterKeyTest, UnknownUrlsAreRefused) {
  EXPECT_THROW(OpenKeyStore("vault:somewhere"), std::invalid_argument);
  EXPECT_THROW(OpenKeyStore("file:"), std::invalid_argument);
}

}  // namespace
}  // namespace participation::privacy
