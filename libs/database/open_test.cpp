#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>

#include "libs/database/database.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::database {
namespace {

using ::testing::HasSubstr;

constexpr Migration kTables[] = {{1, "0001_tables", "CREATE TABLE words (word TEXT)"},
                                 {2, "0002_more", "CREATE TABLE more (word TEXT)"}};

// This process as a user who is not root, for whom rights on files count.
class Unprivileged {
 public:
  explicit Unprivileged(const std::filesystem::path& folder) {
    constexpr uid_t kNobody = 65534;
    if (was_root_) dropped_ = chown(folder.c_str(), kNobody, kNobody) == 0 && seteuid(kNobody) == 0;
  }
  ~Unprivileged() {
    if (was_root_ && dropped_ && seteuid(0) != 0) std::abort();
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;

  bool dropped() const { return dropped_; }

 private:
  const bool was_root_ = geteuid() == 0;
  bool dropped_ = true;
};

// What it says of a database that cannot be used: always with its file.
class OpenTest : public ::testing::Test {
 protected:
  std::unique_ptr<Database> OpenHere() const { return Open("sqlite:" + path_.string()); }

  void ExpectRefused(const std::function<void()>& what, const std::string& why) {
    try {
      what();
      FAIL() << "it was not refused: " << why;
    } catch (const std::exception& refusal) {
      EXPECT_THAT(refusal.what(), HasSubstr(path_.string()));
      EXPECT_THAT(refusal.what(), HasSubstr(why));
    }
  }

  const testing::TemporaryFolder folder_;
  const std::filesystem::path path_ = folder_ / "test.db";
};

TEST_F(OpenTest, AFileThatMayNotBeWrittenIsRefused) {
  const Unprivileged user{folder_.path()};
  if (!user.dropped()) GTEST_SKIP() << "root cannot be dropped here, and may write everything";
  OpenHere()->Migrate("test", kTables);
  ASSERT_EQ(chmod(path_.c_str(), 0400), 0);
  ExpectRefused([this] { OpenHere(); }, "cannot be written");
}

TEST_F(OpenTest, AFileThatIsNoDatabaseIsRefused) {
  std::ofstream{path_} << "a page of words that no database begins with, and long enough to look at";
  ExpectRefused([this] { OpenHere(); }, "not a database");
}

TEST_F(OpenTest, ADamagedDatabaseIsRefused) {
  OpenHere()->Migrate("test", kTables);
  std::fstream{path_, std::ios::binary | std::ios::in | std::ios::out}.seekp(100) << std::string(3000, '\xff');
  ExpectRefused([this] { OpenHere()->Migrate("test", kTables); }, "malformed");
}

TEST_F(OpenTest, TablesThatStandInTheWayAreRefused) {
  OpenHere()->Migrate("test", kTables);
  ExpectRefused([this] { OpenHere()->Migrate("other", kTables); }, "already exists");
}

TEST_F(OpenTest, TablesOfANewerProgramAreRefused) {
  OpenHere()->Migrate("test", kTables);
  ExpectRefused([this] { OpenHere()->Migrate("test", std::span{kTables}.first(1)); }, "newer version");
}

}  // namespace
}  // namespace participation::database
