#include "tests/contract/platform.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/contract/permissions_page.hpp"

namespace participation::contract {
namespace {

using ::testing::IsEmpty;

class PlatformTest : public ::testing::TestWithParam<Check> {};

INSTANTIATE_TEST_SUITE_P(Checks, PlatformTest, ::testing::ValuesIn(AllChecks()),
                         [](const auto& info) { return info.param.name; });

TEST_P(PlatformTest, TheWholeApiIsAsAgreed) {
  EXPECT_THAT(Judge(GetParam(), Platform(), PlatformExceptions()), IsEmpty());
}

TEST(PlatformFilesTest, EveryProtoOfTheProjectIsLookedAt) {
  const std::filesystem::path root = PARTICIPATION_SOURCE_DIR "/proto";
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{root}) {
    if (entry.path().extension() != ".proto") continue;
    const auto name = std::filesystem::relative(entry.path(), root).string();
    EXPECT_TRUE(std::ranges::any_of(Platform().files, [&](const auto* file) { return file->name() == name; })) << name;
    ++seen;
  }
  EXPECT_EQ(Platform().files.size(), seen);
}

TEST(PlatformFilesTest, ThePageOfPermissionsSaysWhatTheProtoDoes) {
  std::ifstream file{PARTICIPATION_SOURCE_DIR "/docs/permissions.md"};
  const std::string page{std::istreambuf_iterator<char>{file}, {}};
  EXPECT_TRUE(page == PermissionsPage(Platform()))
      << "docs/permissions.md is old: build/release/bin/permissions_page >docs/permissions.md";
}

TEST(PlatformFilesTest, EveryExceptionSaysWhyAndIsOfACheckThatThereIs) {
  for (const auto& exception : PlatformExceptions()) {
    EXPECT_FALSE(exception.why.empty()) << exception.offender;
    EXPECT_TRUE(std::ranges::any_of(AllChecks(), [&](const Check& check) { return exception.check == check.name; }))
        << exception.check;
  }
}

}  // namespace
}  // namespace participation::contract
