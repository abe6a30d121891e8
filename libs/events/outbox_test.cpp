#include "libs/events/outbox.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include <map>
#include <random>
#include <thread>

#include "libs/database/testing/fresh_database.hpp"
#include "libs/events/relay.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::events {
namespace {

using google::protobuf::Int64Value;
using google::protobuf::StringValue;
using testing::Eventually;

constexpr database::Migration kTables[] = {
    {1, "tables", "CREATE TABLE aggregates (id TEXT PRIMARY KEY, version BIGINT NOT NULL)"}};

class OutboxTest : public testing::Test {
 protected:
  OutboxTest() {
    MigrateEvents(*database_);
    database_->Migrate("test", kTables);
  }

  std::vector<Event> Published() {
    std::vector<Event> all;
    bus_->Replay("google.protobuf",
                 [&](std::span<const Event> events) { all.insert(all.end(), events.begin(), events.end()); });
    return all;
  }

  static Event Text(const std::string& key, std::int64_t version, const std::string& text) {
    StringValue message;
    message.set_value(text);
    return Wrap(key, version, message);
  }

  // Brings an aggregate to its next version and tells so, or thinks better of it.
  static void Change(database::Database& database, const std::string& id, bool keep) {
    database.Write([&](database::Transaction& transaction) {
      const auto rows = transaction.Execute(
          "INSERT INTO aggregates (id, version) VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET version = "
          "aggregates.version + 1 RETURNING version",
          {id});
      std::this_thread::yield();
      Outbox{transaction}.Add(id, rows[0].Integer(0), Int64Value{});
      return keep;
    });
  }

  void ExpectAllInOrder(int committed) {
    std::map<std::string, std::int64_t> last;
    const std::vector<Event> published = Published();
    EXPECT_EQ(static_cast<int>(published.size()), committed);
    for (const Event& event : published) EXPECT_EQ(event.version, ++last[event.key]) << event.key;
  }

  const testing::TemporaryFolder folder_;
  const database::FreshDatabase place_;
  const std::unique_ptr<database::Database> database_ = database::Open(place_.url(), {.exclusive = true});
  const std::unique_ptr<Bus> bus_ = OpenBus("local:" + (folder_ / "bus.db").string());
};

// The experiment of twelve writers on forty aggregates with pauses and roll-backs, in which three popular outbox
// recipes lose or invert events.
TEST_F(OutboxTest, TwelveWritersOnFortyAggregatesLoseAndInvertNothing) {
  Relay relay{"test", *database_, *bus_};
  database_->OnCommit([&] { relay.Wake(); });
  std::atomic<int> committed{0};
  {
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 12; ++writer) {
      writers.emplace_back([&, writer] {
        std::mt19937 random(static_cast<unsigned>(writer));
        for (int i = 0; i < 250; ++i) {
          const std::string id = "aggregate-" + std::to_string(random() % 40);
          const bool keep = random() % 20 != 0;
          Change(*database_, id, keep);
          if (keep) ++committed;
        }
      });
    }
  }
  ASSERT_TRUE(Eventually([&] { return relay.State().waiting == 0; }));
  ExpectAllInOrder(committed);
}

// The same with two processes on one database, each with a relay that may publish when the other may not.
TEST_F(OutboxTest, TwoProcessesThatTakeTurnsLoseAndInvertNothing) {
  if (!database_->IsShared()) GTEST_SKIP() << "a file belongs to one process: this is tested on a server";
  const auto other = database::Open(place_.url());
  std::atomic<bool> first_leads{true};
  std::atomic<int> committed{0};
  {
    Relay relay{"test", *database_, *bus_, [&] { return first_leads.load(); }};
    Relay second{"test", *other, *bus_, [&] { return !first_leads; }};
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 6; ++writer) {
      writers.emplace_back([&, writer, &database = writer % 2 == 0 ? *database_ : *other] {
        std::mt19937 random(static_cast<unsigned>(writer));
        for (int i = 0; i < 100; ++i) {
          const std::string id = "aggregate-" + std::to_string(random() % 10);
          Change(database, id, true);
          ++committed;
          if (i % 25 == 0) first_leads = !first_leads;
        }
      });
    }
    writers.clear();
    ASSERT_TRUE(Eventually([&] { return relay.State().waiting == 0; }));
  }
  ExpectAllInOrder(committed);
}

TEST_F(OutboxTest, ARolledBackChangeTellsNothing) {
  database_->Write([](database::Transaction& transaction) {
    Outbox{transaction}.Add("a", 1, Int64Value{});
    return false;
  });
  { const Relay relay{"test", *database_, *bus_}; }
  EXPECT_TRUE(Published().empty());
}

TEST_F(OutboxTest, PublishingAgainAfterACrashLeavesOneCopyInTheLocalLog) {
  const Event event = Text("a", 1, "once");
  bus_->Publish({&event, 1});
  bus_->Publish({&event, 1});
  EXPECT_EQ(Published().size(), 1U);
}

}  // namespace
}  // namespace participation::events
