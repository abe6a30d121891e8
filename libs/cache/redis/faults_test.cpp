// Whatever becomes of the server: slower, never wrong, never down, and counted.
#include <gmock/gmock.h>

#include <fstream>
#include <mutex>
#include <thread>
#include <vector>

#include "libs/cache/testing/opened.hpp"
#include "libs/cache/testing/redis_server.hpp"
#include "libs/testing/eventually.hpp"

namespace participation::cache {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class FaultsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!RedisServer::IsInstalled()) GTEST_SKIP() << RedisServer::kMissing;
  }

  // A process of its own, which remembers nothing yet, connected.
  std::unique_ptr<Cache> Process(const std::string& more = "") {
    auto process = Opened(server_->url() + more);
    EXPECT_NE(process, nullptr);
    return process;
  }
  static std::string Get(Cache& process, std::string_view key, const std::string& loaded) {
    return process.GetOrLoad(key, "1", 1h, [&] { return loaded; }).value();
  }
  static bool Answers(const Cache& process) {
    return testing::Eventually([&] { return process.Stats().is_shared == true; });
  }
  // Whether what one process keeps, another finds.
  bool IsShared(const std::string& key) {
    const auto one = Process();
    Get(*one, key, "kept");
    return Get(*Process(), key, "not found") == "kept";
  }

  Options Told() {
    return {.tell = [this](std::string_view what) {
      const std::lock_guard lock{mutex_};
      told_.emplace_back(what);
    }};
  }
  std::vector<std::string> WhatWasTold() {
    const std::lock_guard lock{mutex_};
    return told_;
  }

  std::string PasswordFile(const std::string& password) const {
    std::ofstream{folder_ / "password"} << password << '\n';
    return (folder_ / "password").string();
  }

  const testing::TemporaryFolder folder_;
  std::unique_ptr<RedisServer> server_ = RedisServer::IsInstalled() ? std::make_unique<RedisServer>() : nullptr;
  std::mutex mutex_;  // guards told_
  std::vector<std::string> told_;
};

TEST_F(FaultsTest, KilledInTheMiddleOfALoadItIsMissedByNobodyAndTakenUpAgain) {
  const auto process = Opened(server_->url(), Told());
  EXPECT_EQ(process
                ->GetOrLoad("a", "1", 1h,
                            [&] {
                              server_->Kill();
                              return "loaded";
                            })
                .value(),
            "loaded");
  EXPECT_EQ(Get(*process, "a", "not asked for"), "loaded");
  for (int i = 0; i < 100; ++i) EXPECT_EQ(Get(*process, std::to_string(i), "x"), "x");
  EXPECT_TRUE(testing::Eventually([&] { return WhatWasTold().size() == 1; }));
  EXPECT_EQ(process->Stats().is_shared, false);
  EXPECT_GT(process->Stats().errors, 0u);
  EXPECT_EQ(process->Stats().loads, 101u);

  ASSERT_TRUE(server_->Start());
  EXPECT_TRUE(Answers(*process));
  EXPECT_EQ(Get(*process, "b", "new"), "new");
  EXPECT_EQ(Get(*Process(), "b", "not asked for"), "new");
  EXPECT_TRUE(testing::Eventually([&] { return WhatWasTold().size() == 2; }));
  EXPECT_THAT(WhatWasTold(),
              ElementsAre(AllOf(HasSubstr(" is away: "), HasSubstr("127.0.0.1:")), HasSubstr(" answers again")));
}

TEST_F(FaultsTest, StoppedItCostsABoundedTimeOnceAndNoLateAnswerIsTakenForAnother) {
  const auto process = Process();
  for (int i = 0; i < 50; ++i) Get(*Process(), "old" + std::to_string(i), "old " + std::to_string(i));
  server_->Stop();
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(Get(*process, std::to_string(i), "x"), "x");
  // Fifty milliseconds, and what the machine takes for the rest.
  EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);
  EXPECT_EQ(process->Stats().is_shared, false);
  EXPECT_GT(process->Stats().errors, 0u);
  server_->Continue();
  EXPECT_TRUE(Answers(*process));
  for (int i = 0; i < 50; ++i) {
    const auto number = std::to_string(i);
    EXPECT_EQ(Get(*process, "old" + number, "not asked for"), "old " + number);
  }
}

TEST_F(FaultsTest, ManyWhoAskWhenItStopsWaitTogether) {
  const auto process = Process();
  server_->Stop();
  const auto start = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 32; ++i) {
      callers.emplace_back([&, i] { EXPECT_EQ(Get(*process, std::to_string(i), "x"), "x"); });
    }
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);
}

TEST_F(FaultsTest, StoppedAndContinuedAgainAndAgainItIsNeverWrong) {
  const auto one = Process();
  const auto other = Process();
  std::atomic<bool> done{false};
  std::vector<std::jthread> callers;
  for (Cache* process : {one.get(), other.get()}) {
    callers.emplace_back([&, process] {
      for (int i = 0; !done; ++i) {
        const auto version = std::to_string(i / 50);
        const auto key = std::to_string(i % 7);
        const auto got = process->GetOrLoad(key, version, 1h, [&] { return key + ' ' + version; });
        ASSERT_EQ(got.value(), key + ' ' + version);
      }
    });
  }
  for (int round = 0; round < 5; ++round) {
    EXPECT_TRUE(Answers(*one));
    server_->Stop();
    EXPECT_TRUE(testing::Eventually([&] { return one->Stats().is_shared == false; }));
    server_->Continue();
  }
  EXPECT_TRUE(Answers(*one));
  server_->Say({"FLUSHALL"});
  server_->Kill();
  ASSERT_TRUE(server_->Start());
  EXPECT_TRUE(Answers(*one) && Answers(*other));
  done = true;
}

TEST_F(FaultsTest, FlushedItIsFilledAgain) {
  EXPECT_EQ(Get(*Process(), "a", "first"), "first");
  EXPECT_EQ(server_->Say({"FLUSHALL"}), "OK");
  EXPECT_EQ(Get(*Process(), "a", "second"), "second");
  EXPECT_EQ(Get(*Process(), "a", "not asked for"), "second");
}

TEST_F(FaultsTest, FullItIsReadAndNotFilled) {
  EXPECT_EQ(Get(*Process(), "a", "kept"), "kept");
  ASSERT_EQ(server_->Say({"CONFIG", "SET", "maxmemory", "1"}), "OK");
  const auto process = Process();
  EXPECT_EQ(Get(*process, "a", "not asked for"), "kept");
  EXPECT_EQ(process->Stats().errors, 0u);
  EXPECT_EQ(Get(*process, "b", "loaded"), "loaded");
  EXPECT_GT(process->Stats().errors, 0u);
  EXPECT_EQ(process->Stats().is_shared, true);
  EXPECT_EQ(server_->Say({"EXISTS", "b"}), "0");
}

TEST_F(FaultsTest, ReadOnlyItIsReadAndNotFilled) {
  EXPECT_EQ(Get(*Process(), "a", "kept"), "kept");
  ASSERT_EQ(server_->Say({"REPLICAOF", "127.0.0.1", "1"}), "OK");
  const auto process = Process();
  EXPECT_EQ(Get(*process, "a", "not asked for"), "kept");
  EXPECT_EQ(Get(*process, "b", "loaded"), "loaded");
  EXPECT_GT(process->Stats().errors, 0u);
}

TEST_F(FaultsTest, WhileItReadsWhatItSavedItIsAwayAndSaysWhy) {
  for (int i = 0; i < 100; ++i) server_->Say({"SET", "filling" + std::to_string(i), "x"});
  ASSERT_EQ(server_->Say({"SAVE"}), "OK");
  server_->Kill();
  server_->Launch({"--key-load-delay", "20000", "--loading-process-events-interval-bytes", "1024"});  // two seconds
  const auto process = Open(server_->url(), Told());
  EXPECT_EQ(Get(*process, "a", "loaded"), "loaded");
  EXPECT_TRUE(testing::Eventually([&] { return !WhatWasTold().empty(); }));
  EXPECT_TRUE(Answers(*process));
  EXPECT_TRUE(IsShared("b"));
}

TEST_F(FaultsTest, WhatSomebodyElsePutThereIsNotServed) {
  ASSERT_EQ(server_->Say({"LPUSH", "list", "x"}), "1");
  EXPECT_EQ(Get(*Process(), "list", "loaded"), "loaded");
  EXPECT_EQ(Get(*Process(), "list", "not asked for"), "loaded");  // it took the list's place
  for (const auto* odd : {"", "1", "1 ", "1 5", "1 5 0", "1 5 0\nx", "1 5 0 0\n", "1 x 0\n", "1 -5\nx", "1  \nx",
                          "11 5\nx", "2 5\nx", "\n", "1 99999999999\nx"}) {
    ASSERT_EQ(server_->Say({"SET", "odd", odd}), "OK");
    EXPECT_EQ(Get(*Process(), "odd", "loaded"), "loaded") << odd;
  }
  ASSERT_EQ(server_->Say({"SET", "large", std::string(3 << 20, 'x')}), "OK");
  EXPECT_EQ(Get(*Process(), "large", "loaded"), "loaded");
}

TEST_F(FaultsTest, ConnectionsThatItClosesAreMadeAnew) {
  const auto process = Process();
  ASSERT_EQ(server_->Say({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"}), "4");
  EXPECT_EQ(Get(*process, "a", "loaded"), "loaded");
  EXPECT_TRUE(Answers(*process));
  EXPECT_EQ(Get(*process, "b", "kept"), "kept");
  EXPECT_EQ(Get(*Process(), "b", "not asked for"), "kept");
}

TEST_F(FaultsTest, ThePasswordIsReadFromItsFileAndReadAnewWhenItChanges) {
  server_ = std::make_unique<RedisServer>(std::vector<std::string>{"--requirepass", "correct horse"});
  const auto process = Opened(server_->url() + "?password-file=" + PasswordFile("correct horse"), Told());
  ASSERT_NE(process, nullptr);
  server_->Kill();
  EXPECT_EQ(Get(*process, "a", "x"), "x");
  PasswordFile("secret mistake");
  ASSERT_TRUE(server_->Start());
  EXPECT_TRUE(testing::Eventually([&] { return process->Stats().errors > 3; }));
  EXPECT_EQ(Get(*process, "b", "x"), "x");
  PasswordFile("correct horse");
  EXPECT_TRUE(Answers(*process));
  for (const auto& told : WhatWasTold()) EXPECT_THAT(told, AllOf(Not(HasSubstr("secret")), Not(HasSubstr("horse"))));
}

TEST_F(FaultsTest, WhyEntryIsRefusedIsToldWithoutThePassword) {
  // Such a server repeats the password in its answer.
  server_ = std::make_unique<RedisServer>(std::vector<std::string>{"--rename-command", "AUTH", ""});
  const auto process = Open(server_->url() + "?password-file=" + PasswordFile("secret"), Told());
  EXPECT_TRUE(testing::Eventually([&] { return !WhatWasTold().empty(); }));
  EXPECT_THAT(WhatWasTold(), ElementsAre(AllOf(HasSubstr("it refuses entry: ERR"), Not(HasSubstr("secret")))));
  EXPECT_EQ(Get(*process, "a", "loaded"), "loaded");
}

TEST_F(FaultsTest, AUserOfItsOwnMayEnter) {
  server_->Say({"ACL", "SETUSER", "reporting", "on", ">pass", "~*", "+@all"});
  const auto url = "redis://reporting@" + server_->url().substr(8) + "?password-file=" + PasswordFile("pass");
  EXPECT_NE(Opened(url), nullptr);
}

TEST_F(FaultsTest, NeverThereItIsNotNeeded) {
  server_->Kill();
  const auto start = std::chrono::steady_clock::now();
  {
    const auto process = Open(server_->url(), Told());
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(Get(*process, std::to_string(i), "x"), "x");
    EXPECT_TRUE(testing::Eventually([&] { return process->Stats().errors > 0; }));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
  EXPECT_THAT(WhatWasTold(), ElementsAre(HasSubstr("Connection refused")));
}

}  // namespace
}  // namespace participation::cache
