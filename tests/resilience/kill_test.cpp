#include <gtest/gtest.h>

#include <csignal>
#include <iostream>
#include <random>
#include <thread>

#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "tests/resilience/checker.hpp"
#include "tests/resilience/daemon.hpp"

namespace participation::resilience {
namespace {

constexpr int kRandomKills = 50;
constexpr int kCheckedEvery = 10;
constexpr std::size_t kSubmissions = 10'000;

class KillTest : public testing::Test {
 protected:
  // Restarts, checks what a client sees, stops, checks the log.
  void CheckAfterRestart() {
    ASSERT_TRUE(daemon_.Start()) << daemon_.process().Errors();
    CheckPlatform(daemon_.NewChannels(), history_);
    ASSERT_TRUE(daemon_.Stop().has_value());
    CheckLog(*daemon_.Log(), Repeats::kNone, history_);
  }

  // Without the unknown, many of which met a process that was dead already.
  std::size_t Answered() const { return history_.stored().size() + history_.refused().size(); }

  const testing::TemporaryFolder folder_;
  Daemon daemon_{folder_.path()};
  History history_;
};

TEST_F(KillTest, NothingAcknowledgedIsLostOrDoubledWhenItIsKilledFiftyTimesAtRandom) {
  const unsigned seed = std::random_device{}();
  std::mt19937 random{seed};
  SCOPED_TRACE("seed " + std::to_string(seed));
  int kill = 0;
  for (; kill < kRandomKills || Answered() < kSubmissions; ++kill) {
    ASSERT_TRUE(daemon_.Start()) << daemon_.process().Errors();
    if (kill % kCheckedEvery == kCheckedEvery - 1) CheckPlatform(daemon_.NewChannels(), history_);
    Submitter submitter{daemon_.NewChannel(), "kill-" + std::to_string(kill), history_};
    const int enough = static_cast<int>(random() % (2 * kSubmissions / kRandomKills));
    ASSERT_TRUE(testing::Eventually([&] { return submitter.answered() >= enough; }));
    daemon_.Kill();
  }
  RecordProperty("stored", static_cast<int>(history_.stored().size()));
  RecordProperty("unknown", static_cast<int>(history_.unknown().size()));
  std::cout << history_.stored().size() << " stored, " << history_.refused().size() << " refused, "
            << history_.unknown().size() << " unknown in " << kill << " kills\n";
  CheckAfterRestart();
}

class NamedPointTest : public KillTest, public testing::WithParamInterface<const char*> {};

TEST_P(NamedPointTest, NothingAcknowledgedIsLostOrDoubledWhenItDiesThere) {
  ASSERT_TRUE(daemon_.Start({{"PARTICIPATION_CRASH_AT", std::string{GetParam()} + ":40"}}))
      << daemon_.process().Errors();
  {
    const Submitter submitter{daemon_.NewChannel(), "point", history_};
    const auto exit = daemon_.process().Wait();
    ASSERT_TRUE(exit.has_value()) << "it did not pass " << GetParam() << " forty times";
    EXPECT_EQ(exit->signal, SIGKILL);
  }
  CheckAfterRestart();
}

INSTANTIATE_TEST_SUITE_P(Points, NamedPointTest,
                         testing::Values("before-commit", "after-commit", "before-publish", "after-publish",
                                         "before-outbox-delete", "after-effects"),
                         [](const auto& point) {
                           std::string name = point.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace participation::resilience
