// What a relay promises while something goes wrong: nothing is told that did not happen, and nothing is lost.
#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include <atomic>
#include <future>

#include "libs/database/testing/fresh_database.hpp"
#include "libs/events/outbox.hpp"
#include "libs/events/relay.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::events {
namespace {

using ::testing::ElementsAre;
using testing::Eventually;
using ::testing::IsEmpty;

// A row of `promises` that names no row of `kept` breaks the commit, and not before.
constexpr database::Migration kPromises[] = {
    {1, "promises",
     "CREATE TABLE kept (id TEXT PRIMARY KEY);"
     "CREATE TABLE promises (id TEXT NOT NULL REFERENCES kept (id) DEFERRABLE INITIALLY DEFERRED)"}};

class RelayPromisesTest : public ::testing::Test {
 protected:
  RelayPromisesTest() {
    MigrateEvents(*database_);
    database_->Migrate("test", kPromises);
  }

  static void Add(database::Transaction& transaction, std::int64_t version) {
    Outbox{transaction}.Add("a", version, google::protobuf::StringValue{});
  }
  void Change(std::int64_t version) {
    database_->Write([&](database::Transaction& transaction) { return Add(transaction, version), true; });
  }
  // From now on the bus takes nothing, as if its disk were full, or takes everything again.
  void FillBus(bool full) {
    database::Open(bus_url_)->Write([&](database::Transaction& transaction) {
      transaction.Execute(full ? "CREATE TRIGGER full_disk BEFORE INSERT ON log BEGIN SELECT raise(ABORT, 'full'); END"
                               : "DROP TRIGGER full_disk");
      return true;
    });
  }
  std::vector<std::int64_t> Published() {
    std::vector<std::int64_t> versions;
    bus_->Replay("google.protobuf", [&](std::span<const Event> events) {
      for (const Event& event : events) versions.push_back(event.version);
    });
    return versions;
  }
  static bool AwaitEmpty(const Relay& relay) {
    return Eventually([&] { return relay.State().waiting == 0; });
  }

  const testing::TemporaryFolder folder_;
  const std::string bus_url_ = "sqlite:" + (folder_ / "bus.db").string();
  const database::FreshDatabase place_;
  const std::unique_ptr<database::Database> database_ = database::Open(place_.url(), {.exclusive = true});
  const std::unique_ptr<Bus> bus_ = OpenBus("local:" + (folder_ / "bus.db").string());
};

TEST_F(RelayPromisesTest, NothingIsToldOfAChangeWhoseCommitFails) {
  std::promise<void> holding;
  std::promise<void> go_on;
  database_->Submit([&](database::Transaction&) { return holding.set_value(), go_on.get_future().wait(), false; },
                    [](const std::exception_ptr&) {});
  holding.get_future().wait();
  std::promise<bool> failed;
  database_->Submit(
      [](database::Transaction& transaction) {
        Add(transaction, 1);
        transaction.Execute("INSERT INTO promises (id) VALUES ('broken')");
        return true;
      },
      [&](const std::exception_ptr& error) { failed.set_value(error != nullptr); });
  {
    const Relay relay{"test", *database_, *bus_};
    // One that would look at changes before their commit gets the chance to.
    (void)Eventually([&] { return database_->Waiting() == 2; }, std::chrono::milliseconds{200});
    go_on.set_value();
    EXPECT_TRUE(failed.get_future().get());
  }
  EXPECT_THAT(Published(), IsEmpty());
}

TEST_F(RelayPromisesTest, WhatTheBusDoesNotTakeWaitsUntilItDoes) {
  FillBus(true);
  Relay relay{"test", *database_, *bus_};
  Change(1);
  relay.Wake();
  ASSERT_TRUE(Eventually([&] { return bus_->Counts().publish_failures > 0; }));
  EXPECT_EQ(relay.State().waiting, 1);
  FillBus(false);
  EXPECT_TRUE(AwaitEmpty(relay));
  EXPECT_THAT(Published(), ElementsAre(1));
}

TEST_F(RelayPromisesTest, WhatComesAfterTheOutboxWasEmptiedIsPublishedToo) {
  Relay relay{"test", *database_, *bus_};
  for (std::int64_t version = 1; version <= 3; ++version) {
    Change(version);
    relay.Wake();
    ASSERT_TRUE(AwaitEmpty(relay));
  }
  EXPECT_THAT(Published(), ElementsAre(1, 2, 3));
}

TEST_F(RelayPromisesTest, WhoseTurnItIsNotPublishesNothing) {
  Change(1);
  std::atomic<int> asked{0};
  {
    Relay relay{"test", *database_, *bus_, [&] { return ++asked, false; }};
    ASSERT_TRUE(Eventually([&] { return relay.Wake(), asked > 1; }));
    EXPECT_EQ(relay.State().waiting, 1);
  }
  EXPECT_THAT(Published(), IsEmpty());
}

}  // namespace
}  // namespace participation::events
