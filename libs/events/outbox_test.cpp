#include "libs/events/outbox.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include <filesystem>
#include <map>
#include <random>
#include <thread>

#include "libs/events/relay.hpp"
#include "libs/testing/eventually.hpp"

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
    std::string pattern = (std::filesystem::temp_directory_path() / "outbox-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    database_ = database::Open("sqlite:" + folder_.string() + "/a.db");
    MigrateEvents(*database_);
    database_->Migrate("test", kTables);
    bus_ = OpenBus("local:" + folder_.string() + "/bus.db");
  }
  ~OutboxTest() override { std::filesystem::remove_all(folder_); }

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

  std::filesystem::path folder_;
  std::unique_ptr<database::Database> database_;
  std::unique_ptr<Bus> bus_;
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
          database_->Write([&](database::Transaction& transaction) {
            const auto version = transaction
                                     .Execute(
                                         "INSERT INTO aggregates (id, version) VALUES ($1, 1) ON CONFLICT (id) DO "
                                         "UPDATE SET version = aggregates.version + 1 RETURNING version",
                                         {id})[0]
                                     .Integer(0);
            if (random() % 8 == 0) std::this_thread::yield();
            Outbox{transaction}.Add(id, version, Int64Value{});
            return keep;
          });
          if (keep) ++committed;
        }
      });
    }
  }
  ASSERT_TRUE(Eventually([&] { return relay.State().waiting == 0; }));
  std::map<std::string, std::int64_t> last;
  const std::vector<Event> published = Published();
  EXPECT_EQ(static_cast<int>(published.size()), committed);
  for (const Event& event : published) EXPECT_EQ(event.version, ++last[event.key]) << event.key;
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
