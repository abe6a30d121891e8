#include "libs/testing/child_process.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include <system_error>

namespace participation::testing {
namespace {

using namespace std::chrono_literals;

Command Shell(const std::string& script) { return {.program = "/bin/sh", .arguments = {"-c", script}}; }

TEST(ChildProcessTest, ItsOutputErrorsAndExitCodeAreSeen) {
  ChildProcess child{Shell("echo out; echo err >&2; exit 3")};
  const auto exit = child.Wait();
  ASSERT_TRUE(exit);
  EXPECT_EQ(exit->code, 3);
  EXPECT_EQ(exit->signal, 0);
  EXPECT_EQ(child.Output(), "out\n");
  EXPECT_EQ(child.Errors(), "err\n");
}

TEST(ChildProcessTest, ALineIsWaitedForAndItsGroupIsGiven) {
  ChildProcess child{Shell("echo starting; echo 'listening at 127.0.0.1:50051' >&2; exec sleep 1000")};
  EXPECT_EQ(child.WaitForLine("listening at .*:([0-9]+)$"), "50051");
  EXPECT_EQ(child.WaitForLine("^start"), "starting");
  EXPECT_EQ(child.WaitForLine("never", 1ms), std::nullopt);
}

TEST(ChildProcessTest, WaitingForALineEndsWithTheProcess) {
  ChildProcess child{Shell("echo failed")};
  EXPECT_EQ(child.WaitForLine("listening"), std::nullopt);
  EXPECT_EQ(child.WaitForLine("failed"), "failed");
}

TEST(ChildProcessTest, ASignalReachesIt) {
  ChildProcess child{Shell("trap 'echo bye; exit 5' TERM; echo ready; while :; do sleep 0.01; done")};
  ASSERT_TRUE(child.WaitForLine("ready"));
  EXPECT_EQ(child.Wait(1ms).has_value(), false);
  child.Signal(SIGTERM);
  const auto exit = child.Wait();
  ASSERT_TRUE(exit);
  EXPECT_EQ(exit->code, 5);
  EXPECT_EQ(child.Output(), "ready\nbye\n");
}

TEST(ChildProcessTest, KillEndsItAtOnceAndSaysSo) {
  ChildProcess child{Shell("trap '' TERM; echo ready; exec sleep 1000")};
  ASSERT_TRUE(child.WaitForLine("ready"));
  child.Kill();
  EXPECT_EQ(child.Wait(0ms)->signal, SIGKILL);
  EXPECT_EQ(kill(child.pid(), 0), -1);
}

TEST(ChildProcessTest, ItDoesNotOutliveItsOwner) {
  pid_t pid = 0;
  {
    ChildProcess child{Shell("exec sleep 1000")};
    pid = child.pid();
    EXPECT_EQ(kill(pid, 0), 0);
  }
  EXPECT_EQ(kill(pid, 0), -1);
}

TEST(ChildProcessTest, TheEnvironmentIsThatOfTheTestWithTheChanges) {
  setenv("PARTICIPATION_KEPT", "kept", 1);
  setenv("PARTICIPATION_CHANGED", "before", 1);
  setenv("PARTICIPATION_TEST_MATTER", "ours", 1);
  auto command = Shell("echo $PARTICIPATION_KEPT $PARTICIPATION_CHANGED $PARTICIPATION_TEST_MATTER");
  command.environment["PARTICIPATION_CHANGED"] = "after";
  ChildProcess child{command};
  EXPECT_EQ(child.WaitForLine("kept"), "kept after");
  unsetenv("PARTICIPATION_KEPT");
  unsetenv("PARTICIPATION_CHANGED");
  unsetenv("PARTICIPATION_TEST_MATTER");
}

TEST(ChildProcessTest, FilesOfTheTestAreNotOpenInIt) {
  const int leaking = open("/dev/null", O_RDONLY);
  ChildProcess child{Shell("ls /proc/$$/fd; echo done")};
  ASSERT_TRUE(child.WaitForLine("done"));
  EXPECT_EQ(child.Output().find("\n" + std::to_string(leaking) + "\n"), std::string::npos) << child.Output();
  close(leaking);
}

TEST(ChildProcessTest, AProgramThatIsNotThereIsAnError) {
  EXPECT_THROW(ChildProcess{Command{.program = "/no/such/program"}}, std::system_error);
}

}  // namespace
}  // namespace participation::testing
