#include <gtest/gtest.h>

#include <csignal>

#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "tests/resilience/checker.hpp"
#include "tests/resilience/daemon.hpp"

namespace participation::resilience {
namespace {

TEST(SignalsTest, OnSigtermCallsUnderWayFinishAndNothingIsLost) {
  const testing::TemporaryFolder folder;
  Daemon daemon{folder.path()};
  History history;
  ASSERT_TRUE(daemon.Start()) << daemon.process().Errors();
  {
    Submitter submitter{daemon.NewChannel(), "drain", history};
    ASSERT_TRUE(testing::Eventually([&] { return submitter.answered() >= 200; }));
    const auto exit = daemon.Stop();
    ASSERT_TRUE(exit.has_value()) << "it did not end";
    EXPECT_EQ(exit->code, 0);
  }
  ASSERT_TRUE(daemon.Start());
  CheckPlatform(daemon.NewChannel(), history);
  daemon.Stop();
  CheckLog(daemon.data(), history);
}

TEST(SignalsTest, ASecondProcessOnTheFolderIsRefusedWithWhatToDo) {
  const testing::TemporaryFolder folder;
  Daemon first{folder.path()};
  ASSERT_TRUE(first.Start());
  Daemon second{folder.path()};
  EXPECT_FALSE(second.Start());
  EXPECT_NE(second.process().Errors().find("another process uses the data folder"), std::string::npos);
}

}  // namespace
}  // namespace participation::resilience
