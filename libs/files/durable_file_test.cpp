#include "libs/files/durable_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include "libs/testing/temporary_folder.hpp"

namespace participation::files {
namespace {

namespace fs = std::filesystem;

class DurableFileTest : public testing::Test {
 protected:
  std::string Read(const std::string& name) const {
    std::ifstream file{folder_ / name, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  std::ptrdiff_t Files() const { return std::distance(fs::directory_iterator{folder_}, {}); }

  const testing::TemporaryFolder temporary_;
  const fs::path folder_ = temporary_.path();
};

TEST_F(DurableFileTest, TheFileHoldsTheBytesForItsOwnerOnly) {
  const std::string bytes{"a\0\r\nb", 5};
  WriteDurably(folder_ / "file", bytes);
  EXPECT_EQ(Read("file"), bytes);
  struct stat found {};
  ASSERT_EQ(stat((folder_ / "file").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);
  EXPECT_EQ(Files(), 1);
}

TEST_F(DurableFileTest, WritingAgainReplacesTheWhole) {
  WriteDurably(folder_ / "file", std::string(100'000, 'x'));
  WriteDurably(folder_ / "file", "short");
  EXPECT_EQ(Read("file"), "short");
}

TEST_F(DurableFileTest, AFailureNamesTheFolderAndLeavesNothing) {
  fs::create_directories(folder_ / "taken" / "within");  // a folder that is not empty cannot be renamed over
  try {
    WriteDurably(folder_ / "taken", "bytes");
    FAIL() << "a folder was replaced by a file";
  } catch (const std::system_error& error) {
    EXPECT_NE(std::string{error.what()}.find(folder_.string()), std::string::npos) << error.what();
  }
  EXPECT_EQ(Files(), 1);
  EXPECT_THROW(WriteDurably(folder_ / "absent" / "file", "bytes"), std::system_error);
}

TEST_F(DurableFileTest, AFolderIsMadeForItsOwnerOnlyHoweverItIsWritten) {
  for (const char* name : {"a/b", "a/c/", "./d/", "e"}) {
    MakePrivateFolder(folder_ / name);
    MakePrivateFolder(folder_ / name);
    struct stat found {};
    ASSERT_EQ(stat((folder_ / name).c_str(), &found), 0) << name;
    EXPECT_EQ(found.st_mode & 0777, 0700u) << name;
  }
  std::ofstream{folder_ / "file"} << "x";
  EXPECT_THROW(MakePrivateFolder(folder_ / "file" / "within"), std::system_error);
}

TEST_F(DurableFileTest, OnlyOldTemporaryFilesAreAbandoned) {
  for (const char* name : {".a.1-1.unfinished", ".b.1-2.unfinished", "c"}) std::ofstream{folder_ / name} << "x";
  const auto yesterday = fs::file_time_type::clock::now() - std::chrono::hours{24};
  fs::last_write_time(folder_ / ".a.1-1.unfinished", yesterday);
  fs::last_write_time(folder_ / "c", yesterday);
  RemoveAbandoned(folder_);
  EXPECT_FALSE(fs::exists(folder_ / ".a.1-1.unfinished"));
  EXPECT_TRUE(fs::exists(folder_ / ".b.1-2.unfinished"));
  EXPECT_TRUE(fs::exists(folder_ / "c"));
}

}  // namespace
}  // namespace participation::files
