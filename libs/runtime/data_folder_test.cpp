#include "libs/runtime/data_folder.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <fstream>

#include "libs/testing/temporary_folder.hpp"

namespace participation::runtime {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

mode_t ModeOf(const std::filesystem::path& path) {
  struct stat found {};
  EXPECT_EQ(stat(path.c_str(), &found), 0) << path;
  return found.st_mode & 0777;
}

// What the log says when a process takes the folder.
std::string LogOfTaking(const std::filesystem::path& path) {
  ::testing::internal::CaptureStderr();
  const DataFolder folder{path};
  return ::testing::internal::GetCapturedStderr();
}

TEST(DataFolderTest, ItIsMadeForItsOwnerOnlyWhateverTheProcessAllows) {
  const testing::TemporaryFolder root;
  const mode_t before = umask(0);
  EXPECT_THAT(LogOfTaking(root / "data"), IsEmpty());
  umask(before);
  EXPECT_EQ(ModeOf(root / "data"), 0700u);
  EXPECT_EQ(ModeOf(root / "data" / "lock"), 0600u);
}

TEST(DataFolderTest, OneThatOthersMayLookIntoIsAWarning) {
  const testing::TemporaryFolder root;
  ASSERT_EQ(chmod(root.path().c_str(), 0750), 0);
  EXPECT_THAT(LogOfTaking(root.path()), HasSubstr("chmod 700"));
  ASSERT_EQ(chmod(root.path().c_str(), 0700), 0);
  EXPECT_THAT(LogOfTaking(root.path()), IsEmpty());
}

TEST(DataFolderTest, AFileIsNone) {
  const testing::TemporaryFolder root;
  std::ofstream{root / "data"} << "x";
  try {
    const DataFolder folder{root / "data"};
    ADD_FAILURE() << "it was taken for a folder";
  } catch (const std::runtime_error& problem) {
    EXPECT_THAT(problem.what(), HasSubstr("is a file: name a folder"));
  }
}

}  // namespace
}  // namespace participation::runtime
