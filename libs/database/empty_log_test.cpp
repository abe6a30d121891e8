#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "libs/database/database.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::database {
namespace {

constexpr Migration kSecrets[] = {{1, "0001_secrets", "CREATE TABLE secrets (id TEXT PRIMARY KEY, text TEXT)"}};
constexpr char kSecret[] = "a secret that nothing else spells so";

// What is left on the disk of what was deleted.
class EmptyLogTest : public testing::Test {
 protected:
  EmptyLogTest() { database_->Migrate("secrets", kSecrets); }

  void Execute(const std::string& sql) {
    database_->Write([&](Transaction& transaction) { return transaction.Execute(sql), true; });
  }
  void PutAndDelete() {
    Execute("INSERT INTO secrets (id, text) VALUES ('a', 'x'), ('b', '" + std::string{kSecret} + "')");
    Execute("DELETE FROM secrets WHERE id = 'b'");
  }
  bool IsOnDisk() const {
    bool found = false;
    for (const auto& entry : std::filesystem::directory_iterator{folder_.path()}) {
      std::ifstream file{entry.path(), std::ios::binary};
      const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
      found |= bytes.find(kSecret) != std::string::npos;
    }
    return found;
  }

  const participation::testing::TemporaryFolder folder_;
  const std::unique_ptr<Database> database_ =
      Open("sqlite:" + (folder_ / "test.db").string(), {.overwrite_deleted = true});
};

TEST_F(EmptyLogTest, WhatWasDeletedIsNowhereOnceTheLogIsEmpty) {
  PutAndDelete();
  ASSERT_TRUE(IsOnDisk()) << "the log was expected to hold it still";
  EXPECT_TRUE(database_->EmptyLog());
  EXPECT_FALSE(IsOnDisk());
}

TEST_F(EmptyLogTest, WhatReachedTheFileIsOverwrittenThere) {
  Execute("INSERT INTO secrets (id, text) VALUES ('a', 'x'), ('b', '" + std::string{kSecret} + "')");
  EXPECT_TRUE(database_->EmptyLog());
  ASSERT_TRUE(IsOnDisk());
  Execute("UPDATE secrets SET text = '' WHERE id = 'b'");
  EXPECT_TRUE(database_->EmptyLog());
  EXPECT_FALSE(IsOnDisk());
}

TEST_F(EmptyLogTest, AReaderKeepsTheLogAndHearsNoHarm) {
  PutAndDelete();
  database_->Read([&](Transaction& snapshot) {
    EXPECT_EQ(snapshot.Execute("SELECT id FROM secrets").size(), 1u);
    Execute("INSERT INTO secrets (id, text) VALUES ('c', 'y')");
    EXPECT_FALSE(database_->EmptyLog());
    EXPECT_EQ(snapshot.Execute("SELECT id FROM secrets").size(), 1u);
  });
  EXPECT_TRUE(database_->EmptyLog());
  EXPECT_FALSE(IsOnDisk());
}

TEST_F(EmptyLogTest, TheFilesAreForTheirOwnerOnlyWhateverTheProcessAllows) {
  const mode_t before = umask(0);
  const auto other = Open("sqlite:" + (folder_ / "other.db").string());
  other->Write([](Transaction& transaction) { return transaction.Execute("CREATE TABLE t (i BIGINT)"), true; });
  umask(before);
  for (const char* name : {"other.db", "other.db-wal", "other.db-shm"}) {
    struct stat found {};
    ASSERT_EQ(stat((folder_ / name).c_str(), &found), 0) << name;
    EXPECT_EQ(found.st_mode & 0777, 0600u) << name;
  }
}

}  // namespace
}  // namespace participation::database
