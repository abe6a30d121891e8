#include <gtest/gtest.h>

#include <csignal>

#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "tests/resilience/checker.hpp"
#include "tests/resilience/daemon.hpp"

namespace participation::resilience {
namespace {

// A call begun this long before the signal has reached the server.
constexpr std::chrono::milliseconds kAccepted{100};
constexpr int kCutOff = 130;

TEST(SignalsTest, OnSigtermCallsUnderWayFinishAndNothingIsLost) {
  const testing::TemporaryFolder folder;
  Daemon daemon{folder.path()};
  History history;
  ASSERT_TRUE(daemon.Start()) << daemon.process().Errors();
  std::chrono::steady_clock::time_point signalled;
  {
    Submitter submitter{daemon.NewChannel(), "drain", history};
    ASSERT_TRUE(testing::Eventually([&] { return submitter.answered() >= 200; }));
    signalled = std::chrono::steady_clock::now();
    const auto exit = daemon.Stop();
    ASSERT_TRUE(exit.has_value()) << "it did not end";
    EXPECT_EQ(exit->code, 0);
  }
  for (const auto& [submission, call] : history.unknown()) {
    EXPECT_GT(call.begun, signalled - kAccepted) << submission << " was under way: " << call.status.error_message();
  }
  ASSERT_TRUE(daemon.Start());
  CheckPlatform(daemon.NewChannels(), history);
  daemon.Stop();
  CheckLog(*daemon.Log(), Repeats::kNone, history);
}

TEST(SignalsTest, ASecondSignalEndsItAtOnceAndNothingAcknowledgedIsLost) {
  const testing::TemporaryFolder folder;
  Daemon daemon{folder.path()};
  History history;
  ASSERT_TRUE(daemon.Start()) << daemon.process().Errors();
  {
    Submitter submitter{daemon.NewChannel(), "twice", history};
    ASSERT_TRUE(testing::Eventually([&] { return submitter.answered() >= 200; }));
    daemon.process().Signal(SIGSTOP);  // so that both signals wait for it, and the second comes before it has drained
    daemon.process().Signal(SIGTERM);
    daemon.process().Signal(SIGINT);
    daemon.process().Signal(SIGCONT);
    const auto exit = daemon.process().Wait();
    ASSERT_TRUE(exit.has_value()) << "it did not end";
    EXPECT_EQ(exit->code, kCutOff);
  }
  ASSERT_TRUE(daemon.Start()) << daemon.process().Errors();
  CheckPlatform(daemon.NewChannels(), history);
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
