#include "libs/testing/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace participation::testing {
namespace {

TEST(TemporaryFolderTest, ItIsThereEmptyAndGoneAfterwardsWithWhatItHeld) {
  std::filesystem::path path;
  {
    TemporaryFolder folder;
    TemporaryFolder other;
    path = folder.path();
    EXPECT_NE(path, other.path());
    EXPECT_TRUE(std::filesystem::is_empty(path));
    std::filesystem::create_directory(folder / "inner");
    std::ofstream{folder / "inner/file"} << "text";
    EXPECT_TRUE(std::filesystem::exists(path / "inner/file"));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace participation::testing
