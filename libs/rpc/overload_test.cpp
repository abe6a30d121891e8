#include <gmock/gmock.h>

#include <algorithm>
#include <thread>

#include "libs/rpc/testing/note_house.hpp"

namespace participation::rpc {
namespace {

using absl::StatusCode;
using testing::Context;
using testing::DetailsOf;
using testing::ElementsAre;
using testing::Gate;
using testing::IsRefusal;
using testing::NoteHouse;
using testing::NoteSaying;
using testing::PendingWrite;

grpc::Status Write(NoteHouse& house, const std::string& text, const std::string& request_id = "") {
  Context context;
  testing::v1::WriteNoteResponse response;
  return testing::v1::NoteService::NewStub(house.OverTcp())
      ->WriteNote(&context, NoteSaying(text, request_id), &response);
}

grpc::Status Read(NoteHouse& house) {
  Context context;
  testing::v1::ReadNoteRequest request;
  request.set_text("a");
  testing::v1::ReadNoteResponse response;
  return testing::v1::NoteService::NewStub(house.OverTcp())->ReadNote(&context, request, &response);
}

TEST(OverloadTest, AFullPoolOfWorkersRefusesReadsAndRecovers) {
  NoteHouse house{{.workers = 1, .jobs_waiting = 1}};
  Gate gate;
  house.behaviour.in_read = [&] { return gate.Pass(), absl::OkStatus(); };
  std::jthread working{[&] { EXPECT_TRUE(Read(house).ok()); }};
  gate.AwaitArrivals(1);
  std::jthread waiting{[&] { EXPECT_TRUE(Read(house).ok()); }};
  ASSERT_TRUE(testing::Eventually([&] { return house.edge().workers().Waiting() == 1; }));
  const auto refused = Read(house);
  EXPECT_THAT(refused, IsRefusal(StatusCode::kResourceExhausted, "TOO_BUSY"));
  EXPECT_GT(DetailsOf(refused).retry_after, std::chrono::milliseconds{0});
  gate.Open();
  working.join();
  waiting.join();
  EXPECT_TRUE(Read(house).ok());
}

TEST(OverloadTest, AFullOutboxRefusesChangesAndRecovers) {
  NoteHouse house;
  house.edge().RefuseChanges(true);
  const auto refused = Write(house, "too much");
  EXPECT_THAT(refused, IsRefusal(StatusCode::kResourceExhausted, "OUTBOX_FULL"));
  EXPECT_GT(DetailsOf(refused).retry_after, std::chrono::milliseconds{0});
  EXPECT_TRUE(Read(house).ok());
  house.edge().RefuseChanges(false);
  EXPECT_TRUE(Write(house, "again").ok());
}

TEST(OverloadTest, AFullQueueOfChangesRefusesChangesAndRecovers) {
  NoteHouse house{{.database = {.most_waiting = 1}}};
  Gate gate;
  house.behaviour.after_write = [&](auto&, auto&) { return gate.Pass(), absl::OkStatus(); };
  PendingWrite working{house.OverTcp(), NoteSaying("working")};
  gate.AwaitArrivals(1);
  PendingWrite waiting{house.OverTcp(), NoteSaying("waiting")};
  ASSERT_TRUE(testing::Eventually([&] { return house.database().Waiting() == 1; }));
  const auto refused = Write(house, "refused");
  EXPECT_THAT(refused, IsRefusal(StatusCode::kResourceExhausted, "TOO_BUSY"));
  EXPECT_GT(DetailsOf(refused).retry_after, std::chrono::milliseconds{0});
  EXPECT_TRUE(Read(house).ok());
  gate.Open();
  EXPECT_TRUE(working.Await().ok() && waiting.Await().ok());
  EXPECT_TRUE(Write(house, "next").ok());
  EXPECT_THAT(house.NotesStored(), ElementsAre("working", "waiting", "next"));
}

TEST(OverloadTest, InAStormEveryOkIsStoredAndNothingElse) {
  NoteHouse house{{.workers = 2, .jobs_waiting = 2, .database = {.most_waiting = 2}}};
  std::mutex mutex;
  std::vector<std::string> stored;
  std::atomic<int> refused{0};
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 16; ++thread) {
      threads.emplace_back([&, thread] {
        for (int i = 0; i < 20; ++i) {
          const auto text = std::to_string(thread) + "-" + std::to_string(i);
          const auto status = Write(house, text);
          if (status.ok()) {
            const std::lock_guard lock{mutex};
            stored.push_back(text);
          } else {
            EXPECT_THAT(status, IsRefusal(StatusCode::kResourceExhausted, "TOO_BUSY"));
            ++refused;
          }
        }
      });
    }
  }
  EXPECT_EQ(stored.size() + static_cast<std::size_t>(refused), 16u * 20);
  EXPECT_THAT(house.NotesStored(), ::testing::UnorderedElementsAreArray(stored));
}

// What the writer's connection holds at most: as a full disk, without needing one.
void LimitPages(NoteHouse& house, std::int64_t more) {
  house.database().Write([&](database::Transaction& transaction) {
    const auto pages = transaction.Execute("PRAGMA page_count")[0].Integer(0);
    transaction.Execute("PRAGMA max_page_count = " + std::to_string(pages + more));
    return false;
  });
}

TEST(OverloadTest, AFullDiskRefusesChangesReadsGoOnAndItRecovers) {
  constexpr char kId[] = "0190c8a0-0000-7000-8000-000000000001";
  NoteHouse house;
  house.behaviour.after_write = [](database::Transaction& transaction, const std::string&) {
    transaction.Execute("INSERT INTO notes (text) VALUES ($1)", {std::string(100'000, 'x')});
    transaction.Execute("DELETE FROM notes WHERE length(text) = 100000");
    return absl::OkStatus();
  };
  LimitPages(house, 2);
  for (int i = 0; i < 3; ++i) {
    const auto refused = Write(house, "refused", kId);
    EXPECT_THAT(refused, IsRefusal(StatusCode::kUnavailable, "STORE_UNAVAILABLE"));
    EXPECT_GT(DetailsOf(refused).retry_after, std::chrono::milliseconds{0});
    EXPECT_TRUE(Read(house).ok());
  }
  EXPECT_TRUE(house.NotesStored().empty());
  LimitPages(house, 1 << 20);
  EXPECT_TRUE(Write(house, "refused", kId).ok());
  EXPECT_THAT(house.NotesStored(), ElementsAre("refused"));
}

TEST(OverloadTest, NobodyHearsOkWhenTheCommitTheyShareFails) {
  NoteHouse house;
  house.database().Write([](database::Transaction& transaction) {
    transaction.Execute("CREATE TABLE pages (id TEXT PRIMARY KEY)");
    transaction.Execute("CREATE TABLE marks (page TEXT REFERENCES pages (id) DEFERRABLE INITIALLY DEFERRED)");
    return true;
  });
  Gate gate;
  house.behaviour.after_write = [&](database::Transaction& transaction, const std::string& text) {
    gate.Pass();
    if (text == "spoils") transaction.Execute("INSERT INTO marks (page) VALUES ('no such page')");
    return absl::OkStatus();
  };
  PendingWrite alone{house.OverTcp(), NoteSaying("alone")};
  gate.AwaitArrivals(1);
  PendingWrite beside{house.OverTcp(), NoteSaying("beside")};
  PendingWrite spoils{house.OverTcp(), NoteSaying("spoils")};
  ASSERT_TRUE(testing::Eventually([&] { return house.database().Waiting() == 2; }));
  gate.Open();
  EXPECT_TRUE(alone.Await().ok());
  EXPECT_FALSE(beside.Await().ok());
  EXPECT_FALSE(spoils.Await().ok());
  EXPECT_THAT(house.NotesStored(), ElementsAre("alone"));
}

}  // namespace
}  // namespace participation::rpc
