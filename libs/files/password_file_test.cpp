#include "libs/files/password_file.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "libs/testing/temporary_folder.hpp"

namespace participation::files {
namespace {

class PasswordFileTest : public ::testing::Test {
 protected:
  std::filesystem::path Write(const std::string& content) const {
    std::ofstream{folder_ / "password", std::ios::binary} << content;
    return folder_ / "password";
  }

  const testing::TemporaryFolder folder_;
};

TEST_F(PasswordFileTest, ThePasswordIsTheFirstLineWithoutItsEnd) {
  EXPECT_EQ(ReadPassword(Write("hunter 2")), "hunter 2");
  EXPECT_EQ(ReadPassword(Write("hunter 2\n")), "hunter 2");
  EXPECT_EQ(ReadPassword(Write("hunter 2\r\nwhat follows\n")), "hunter 2");
}

TEST_F(PasswordFileTest, AFileWithoutOneIsRefusedByItsNameAndNotItsContent) {
  const auto refusal = [](const std::filesystem::path& path) -> std::string {
    try {
      ReadPassword(path);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "read";
  };
  EXPECT_THAT(refusal(folder_ / "none"), ::testing::HasSubstr((folder_ / "none").string()));
  EXPECT_THAT(refusal(folder_.path()), ::testing::HasSubstr("cannot be read"));
  EXPECT_THAT(refusal(Write("")), ::testing::HasSubstr("cannot be read"));
  EXPECT_THAT(refusal(Write("\nsecret")), ::testing::Not(::testing::HasSubstr("secret")));
  EXPECT_THAT(refusal(Write(std::string(1001, 's'))), ::testing::Not(::testing::HasSubstr("sss")));
}

}  // namespace
}  // namespace participation::files
