#include "libs/files/lock_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <system_error>

#include "libs/testing/temporary_folder.hpp"

namespace participation::files {
namespace {

class LockFileTest : public testing::Test {
 protected:
  const testing::TemporaryFolder folder_;
  const std::filesystem::path path_ = folder_ / "lock";
};

TEST_F(LockFileTest, OneHolderAtATimeAlsoWithinAProcess) {
  {
    const auto first = TryLock(path_);
    EXPECT_TRUE(first.has_value());
    EXPECT_FALSE(TryLock(path_).has_value());
  }
  EXPECT_TRUE(TryLock(path_).has_value());
}

TEST_F(LockFileTest, TheLockOfAProcessThatDiesIsFree) {
  const pid_t child = fork();
  if (child == 0) {
    const auto lock = TryLock(path_);
    _exit(lock ? 0 : 1);  // as a crash would: nothing is cleaned up
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_EQ(status, 0);
  EXPECT_TRUE(TryLock(path_).has_value());
}

TEST_F(LockFileTest, TheFileIsForItsOwnerOnlyWhateverTheProcessAllows) {
  const mode_t before = umask(0);
  EXPECT_TRUE(TryLock(path_).has_value());
  umask(before);
  struct stat found {};
  ASSERT_EQ(stat(path_.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);
}

TEST_F(LockFileTest, AFileThatCannotBeMadeIsNamed) {
  try {
    TryLock(folder_ / "absent" / "lock");
    FAIL() << "it was made";
  } catch (const std::system_error& problem) {
    EXPECT_NE(std::string{problem.what()}.find((folder_ / "absent" / "lock").string()), std::string::npos);
  }
}

}  // namespace
}  // namespace participation::files
