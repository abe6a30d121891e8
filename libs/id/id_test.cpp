#include "libs/id/id.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace participation::id {
namespace {

TEST(IdTest, AMillionIdsOfFourThreadsAreUniqueAndOrderedWithinEachThread) {
  constexpr std::size_t kThreads = 4;
  constexpr std::size_t kPerThread = 250'000;
  std::array<std::vector<std::string>, kThreads> made;
  {
    std::vector<std::jthread> threads;
    for (auto& ids : made) {
      threads.emplace_back([&ids] {
        ids.reserve(kPerThread);
        for (std::size_t i = 0; i < kPerThread; ++i) ids.push_back(New());
      });
    }
  }
  std::vector<std::string> all;
  for (const auto& ids : made) {
    EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
    all.insert(all.end(), ids.begin(), ids.end());
  }
  std::sort(all.begin(), all.end());
  EXPECT_EQ(all.size(), kThreads * kPerThread);
  EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
}

TEST(IdTest, AnIdIsAUuidOfVersionSevenThatTellsItsMillisecond) {
  using std::chrono::milliseconds;
  const auto now = std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch());
  const auto id = New();
  EXPECT_TRUE(IsUuid(id)) << id;
  EXPECT_EQ(id[14], '7');
  EXPECT_NE(std::string{"89ab"}.find(id[19]), std::string::npos);
  EXPECT_NEAR(std::stoll(id.substr(0, 8) + id.substr(9, 4), nullptr, 16), now.count(), 2000);
}

TEST(IdTest, TheRandomPartIsNotRepeated) {
  std::vector<std::string> random_parts;
  for (int i = 0; i < 100'000; ++i) random_parts.push_back(New().substr(20));
  std::sort(random_parts.begin(), random_parts.end());
  EXPECT_EQ(std::adjacent_find(random_parts.begin(), random_parts.end()), random_parts.end());
}

TEST(IdTest, AForkedProcessDoesNotRepeatTheRandomPartOfItsParent) {
  New();
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  const auto child = fork();
  if (child == 0) {
    const auto id = New();
    _exit(write(ends[1], id.data(), id.size()) == 36 ? 0 : 1);
  }
  const auto here = New();
  std::string there(36, ' ');
  ASSERT_EQ(read(ends[0], there.data(), there.size()), 36);
  int status = 0;
  waitpid(child, &status, 0);
  close(ends[0]);
  close(ends[1]);
  EXPECT_NE(here.substr(20), there.substr(20));
}

TEST(IdTest, AnIdCostsLessThanAMicrosecond) {
  constexpr int kIds = 200'000;
  std::size_t length = 0;
  auto best = std::chrono::nanoseconds::max();
  for (int round = 0; round < 5; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < kIds; ++i) length += New().size();
    best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - start);
  }
  EXPECT_EQ(length, 5u * kIds * 36u);
  RecordProperty("nanoseconds_per_id", static_cast<int>(best.count() / kIds));
#if !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
  EXPECT_LT(best.count() / kIds, 1000);
#endif
}

TEST(IdTest, OnlyTheOneSpellingOfAUuidCounts) {
  EXPECT_TRUE(IsUuid("00000000-0000-0000-0000-000000000000"));
  EXPECT_FALSE(IsUuid(""));
  EXPECT_FALSE(IsUuid("019AA2B4-5C3E-7D10-9F63-0C1B2A394857"));
  EXPECT_FALSE(IsUuid("019aa2b4-5c3e-7d10-9f63-0c1b2a39485"));
  EXPECT_FALSE(IsUuid("019aa2b4-5c3e-7d10-9f63-0c1b2a394857 "));
  EXPECT_FALSE(IsUuid("019aa2b4x5c3e-7d10-9f63-0c1b2a394857"));
  EXPECT_FALSE(IsUuid("019aa2b4-5c3e-7d10-9f63-0c1b2a39485-"));
}

}  // namespace
}  // namespace participation::id
