#include "services/impact_reporting/usecases/published_results.hpp"

#include <gmock/gmock.h>

#include <random>
#include <thread>

#include "libs/cache/testing/opened.hpp"
#include "libs/cache/testing/redis_server.hpp"
#include "services/impact_reporting/messages.hpp"
#include "services/impact_reporting/store/answer_store.hpp"
#include "services/impact_reporting/testing/reporting.hpp"

namespace participation::impact_reporting {
namespace {

using ::testing::IsEmpty;

const organisations::Directory& Edition(const std::string& name_of_r9a) {
  static std::map<std::string, organisations::Directory> editions;
  const auto found = editions.find(name_of_r9a);
  if (found != editions.end()) return found->second;
  const std::string text = "code,name,kind,parent,opened,closed\nY9Z,Region,REGION,,,\nQ9Z,Board,ICB,Y9Z,,\nR9A," +
                           name_of_r9a + ",TRUST,Q9Z,,\nR9B,Other,TRUST,Q9Z,,\n";
  return editions.emplace(name_of_r9a, *organisations::Directory::Parse(text, "edition.csv")).first->second;
}

void Count(database::Transaction& transaction, const std::string& organisation, const Month& month, int answer,
           int count) {
  AnswerStore::Counts counts;
  counts[{organisation, kFriendsAndFamilyQuestion, month, organisation + "01"}].at(answer - 1U) = count;
  AnswerStore{transaction}.Add(counts);
}

// As text, to be compared and shown.
std::vector<std::string> Shown(const absl::StatusOr<std::vector<FriendsAndFamilyResult>>& results) {
  std::vector<std::string> shown;
  for (const auto& result : results.value()) shown.push_back(ToMessage(result).ShortDebugString());
  return shown;
}

class PublishedResultsTest : public ::testing::Test {
 protected:
  static constexpr char kMarch[] = "2026-03";

  void Answer(const std::string& organisation, const Month& month, int answer, int count) {
    reporting_.Do([&](database::Transaction& transaction) {
      Count(transaction, organisation, month, answer, count);
      return true;
    });
  }
  static std::vector<std::string> In(database::Transaction& transaction, cache::Cache& cache, const Month& month,
                                     const organisations::Directory& directory = Edition("First")) {
    PublishedResults published{transaction, cache, directory, kFriendsAndFamilyQuestion, {"2026-01", "2026-03"}};
    return Shown(published.OfAll(month));
  }
  // As without any cache.
  static std::vector<std::string> Anew(database::Transaction& transaction, const Month& month) {
    return Shown(ComputeResults(AnswerStore{transaction}.OfMonth(kFriendsAndFamilyQuestion, month), Edition("First"),
                                month, /*published=*/true));
  }
  std::vector<std::string> Get(const Month& month) {
    return reporting_.Ask([&](auto& transaction) { return In(transaction, *cache_, month); });
  }
  std::vector<std::string> GetAnew(const Month& month) {
    return reporting_.Ask([&](auto& transaction) { return Anew(transaction, month); });
  }

  Reporting reporting_;
  const std::unique_ptr<cache::Cache> cache_ = cache::Open("memory:");
};

TEST_F(PublishedResultsTest, AMonthIsWorkedOutAgainOnlyOnceAnAnswerIsCountedInIt) {
  Answer("R9A", "2026-02", 1, 20);
  Answer("R9A", kMarch, 1, 20);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(Get(kMarch), GetAnew(kMarch));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(Get("2026-02"), GetAnew("2026-02"));
  EXPECT_EQ(cache_->Stats().loads, 2u);
  Answer("R9A", kMarch, 5, 1);
  EXPECT_EQ(Get(kMarch), GetAnew(kMarch));
  EXPECT_EQ(Get("2026-02"), GetAnew("2026-02"));
  EXPECT_EQ(cache_->Stats().loads, 3u);
  EXPECT_THAT(Get("2026-01"), IsEmpty());
  EXPECT_EQ(cache_->Stats().loads, 3u);
}

TEST_F(PublishedResultsTest, WhatIsOfOneOrganisationIsCutOutOfWhatWasWorkedOutForAll) {
  Answer("R9A", kMarch, 1, 20);
  Answer("R9B", kMarch, 1, 30);
  const auto of = [&](const std::string& organisation) {
    return reporting_.Ask([&](auto& transaction) {
      PublishedResults published{transaction, *cache_, Edition("First"), kFriendsAndFamilyQuestion, {kMarch, kMarch}};
      return published.Of(kMarch, organisation).value();
    });
  };
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(of("R9A").size(), 2u);  // and its site
    EXPECT_EQ(of("R9B").at(0).responses, 30);
    EXPECT_EQ(of("Q9Z").at(0).level, Level::kIcb);
    EXPECT_EQ(of(kNation).at(0).responses, 50);
    EXPECT_THAT(of("R9C"), IsEmpty());
  }
  EXPECT_EQ(cache_->Stats().loads, 6u);  // each once, and all of them once
}

// A counter would give the next change the number of the one that was rolled back.
TEST_F(PublishedResultsTest, WhatWasReadInAChangeThatWasRolledBackIsForgottenWithIt) {
  Answer("R9A", kMarch, 1, 20);
  const auto refused = reporting_.Do([&](database::Transaction& transaction) {
    Count(transaction, "R9A", kMarch, 5, 1);
    EXPECT_EQ(In(transaction, *cache_, kMarch), Anew(transaction, kMarch));
    return absl::StatusOr<bool>{absl::AbortedError("refused")};
  });
  EXPECT_FALSE(refused.ok());
  EXPECT_EQ(Get(kMarch), GetAnew(kMarch));
  Answer("R9A", kMarch, 2, 1);
  EXPECT_EQ(Get(kMarch), GetAnew(kMarch));
}

// As one that was restored from a backup, and then heard other answers than before.
TEST_F(PublishedResultsTest, AnotherDatabaseWithAsManyAnswersHasResultsOfItsOwn) {
  Answer("R9A", kMarch, 1, 20);
  EXPECT_EQ(Get(kMarch), GetAnew(kMarch));
  Reporting restored;
  restored.Do([](database::Transaction& transaction) {
    Count(transaction, "R9A", kMarch, 5, 20);
    return true;
  });
  restored.Ask([&](auto& transaction) {
    EXPECT_EQ(In(transaction, *cache_, kMarch), Anew(transaction, kMarch));
    return true;
  });
}

TEST_F(PublishedResultsTest, EachEditionOfTheDirectoryHasResultsOfItsOwn) {
  Answer("R9A", kMarch, 1, 20);
  const auto with = [&](const std::string& name) {
    const auto shown =
        reporting_.Ask([&](auto& transaction) { return In(transaction, *cache_, kMarch, Edition(name)); });
    return std::ranges::any_of(shown, [&](const std::string& result) { return result.find(name) != result.npos; });
  };
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(with("First"));
    EXPECT_TRUE(with("Renamed"));
  }
}

// Two processes that share a Redis read while answers come in, and Redis is flushed, stopped and killed.
TEST_F(PublishedResultsTest, WhateverHappensWhatIsKeptIsWhatTheSnapshotSays) {
  if (!cache::RedisServer::IsInstalled()) GTEST_SKIP() << cache::RedisServer::kMissing;
  cache::RedisServer server;
  const auto one = cache::Opened(server.url());
  const auto other = cache::Opened(server.url());
  ASSERT_TRUE(one && other);
  std::atomic<bool> done{false};
  std::jthread writer{[&] {
    std::minstd_rand random{1};
    while (!done) {
      Answer(random() % 2 == 0 ? "R9A" : "R9B", random() % 2 == 0 ? "2026-02" : kMarch,
             1 + static_cast<int>(random() % 6), 1 + static_cast<int>(random() % 3));
    }
  }};
  std::atomic<int> read{0};
  std::vector<std::jthread> readers;
  for (cache::Cache* process : {one.get(), one.get(), other.get(), other.get()}) {
    readers.emplace_back([&, process] {
      while (!done) {
        const Month month = read++ % 2 == 0 ? "2026-02" : kMarch;
        const bool is_same = reporting_.Ask(
            [&](auto& transaction) { return In(transaction, *process, month) == Anew(transaction, month); });
        ASSERT_TRUE(is_same);
      }
    });
  }
  const auto read_more = [&] {
    return testing::Eventually([&, until = read + 50] { return read > until || HasFailure(); });
  };
  for (int round = 0; round < 3; ++round) {
    EXPECT_TRUE(read_more());
    server.Say({"FLUSHALL"});
    EXPECT_TRUE(read_more());
    server.Stop();
    EXPECT_TRUE(read_more());
    server.Continue();
    EXPECT_TRUE(read_more());
    server.Kill();
    EXPECT_TRUE(read_more());
    EXPECT_TRUE(server.Start());
    EXPECT_TRUE(
        testing::Eventually([&] { return one->Stats().is_shared == true && other->Stats().is_shared == true; }));
  }
  done = true;
  readers.clear();
  EXPECT_GT(one->Stats().from_memory + one->Stats().from_shared + one->Stats().joined, 0u);
}

}  // namespace
}  // namespace participation::impact_reporting
