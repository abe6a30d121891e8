#include "libs/faults/crash_point.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <csignal>

namespace participation::faults {
namespace {

// The variable is read when a program starts, so each case runs in a fresh copy of this one.
class CrashPointTest : public ::testing::Test {
 protected:
  explicit CrashPointTest() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
  ~CrashPointTest() override { unsetenv("PARTICIPATION_CRASH_AT"); }

  static void Choose(const char* choice) { setenv("PARTICIPATION_CRASH_AT", choice, 1); }
};

TEST_F(CrashPointTest, TheProcessIsKilledOnTheChosenPass) {
  Choose("after-commit:3");
  const auto pass_times = [](int times) {
    for (int i = 0; i < times; ++i) {
      CrashPoint("before-commit");
      CrashPoint("after-commit");
    }
    std::_Exit(7);
  };
  EXPECT_EXIT(pass_times(2), ::testing::ExitedWithCode(7), "");
  EXPECT_EXIT(pass_times(3), ::testing::KilledBySignal(SIGKILL), "");
}

TEST_F(CrashPointTest, WithoutTheVariableNothingHappens) {
  EXPECT_FALSE(kArmed);
  CrashPoint("after-commit");
}

TEST_F(CrashPointTest, AChoiceThatCannotBeReadEndsTheProcess) {
  for (const auto* choice : {"", "after-commit", ":1", "after-commit:", "after-commit:0", "after-commit:1x"}) {
    Choose(choice);
    EXPECT_EXIT(CrashPoint("after-commit"), ::testing::KilledBySignal(SIGABRT), "must look like name:3") << choice;
  }
}

}  // namespace
}  // namespace participation::faults
