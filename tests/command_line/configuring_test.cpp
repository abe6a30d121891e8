#include <gmock/gmock.h>

#include <fstream>

#include "tests/command_line/platform.hpp"

namespace participation::command_line {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(ConfiguringTest, WhatConfigPrintsIsAFileOfTheSameSettings) {
  const testing::TemporaryFolder folder;
  const std::string file = folder / "settings.yaml";
  const Said printed = Execute(PARTICIPATIOND, {"--data", "a # b", "--workers", "7", "config", "print"});
  ASSERT_EQ(printed.code, 0) << printed.errors;
  std::ofstream{file} << printed.output;
  const Said again = Execute(PARTICIPATIOND, {"--config", file, "config", "print"});
  EXPECT_EQ(again.code, 0) << again.errors;
  EXPECT_THAT(again.output, AllOf(HasSubstr("data: \"a # b\"  # file "), HasSubstr("workers: 7  # file "),
                                  HasSubstr("cache: \"memory:\"  # file ")));
}

TEST(ConfiguringTest, AFlagThatIsNoSettingIsNamedWithTheNearest) {
  const Said said = Execute(PARTICIPATIOND, {"--adress", "127.0.0.1:0"});
  EXPECT_EQ(said.code, kUsage);
  EXPECT_EQ(said.errors,
            "`participationd` has no flag --adress. Did you mean `--address`?\nAll flags: participationd --help\n");
  EXPECT_THAT(Execute(PARTICIPATIOND, {"--address"}).errors, HasSubstr("--address: 1 required"));
  EXPECT_THAT(Execute(PARTICIPATIOND, {"config"}).errors, HasSubstr("needs a command: print"));
}

TEST(ConfiguringTest, AWrongLogLevelIsSaidWithWhatIsAllowed) {
  EXPECT_THAT(Execute(PARTICIPATIOND, {"--log-level", "loud"}).errors,
              HasSubstr("`log-level` must be debug, info, warning, error or off, not 'loud'"));
}

}  // namespace
}  // namespace participation::command_line
