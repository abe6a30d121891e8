#include "libs/events/outbox.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include <filesystem>
#include <map>
#include <random>
#include <thread>

#include "libs/events/dead_letters.hpp"
#include "libs/events/reactor.hpp"
#include "libs/events/relay.hpp"
#include "libs/testing/eventually.hpp"

namespace participation::events {
namespace {

using google::protobuf::Int64Value;
using google::protobuf::StringValue;
using testing::Eventually;

constexpr database::Migration kTables[] = {{1, "tables",
                                            "CREATE TABLE aggregates (id TEXT PRIMARY KEY, version BIGINT NOT NULL); "
                                            "CREATE TABLE effects (text TEXT NOT NULL)"}};

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

  std::vector<std::string> Effects() {
    std::vector<std::string> effects;
    database_->Read([&](database::Transaction& transaction) {
      for (const auto& row : transaction.Execute("SELECT text FROM effects")) effects.push_back(row.Text(0));
    });
    return effects;
  }

  static Event Text(const std::string& key, std::int64_t version, const std::string& text) {
    StringValue message;
    message.set_value(text);
    return Wrap(key, version, message);
  }

  // Notes each text as an effect; "poison" breaks, "refuse" is refused.
  Reactions Noting() {
    Reactions reactions;
    reactions.On<StringValue>([this](database::Transaction& transaction, const StringValue& message) {
      transaction.Execute("INSERT INTO effects (text) VALUES ($1)", {message.value()});
      if (message.value() == "poison" && !healed_) throw std::runtime_error{"cannot swallow this"};
      return message.value() == "refuse" ? absl::FailedPreconditionError("no") : absl::OkStatus();
    });
    return reactions;
  }

  std::filesystem::path folder_;
  std::unique_ptr<database::Database> database_;
  std::unique_ptr<Bus> bus_;
  bool healed_ = false;
  std::map<Outcome, int> outcomes_;
  Observer observe_ = [this](const std::string&, Outcome outcome) { ++outcomes_[outcome]; };
  const Patience quick_{
      .attempts = 3, .first_wait = std::chrono::milliseconds{1}, .longest_wait = std::chrono::milliseconds{1}};
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

TEST_F(OutboxTest, AnEventHandedOverTwiceTakesEffectOnce) {
  const Reactions reactions = Noting();
  Reactor reactor{"group", *database_, reactions, observe_};
  const std::vector<Event> events{Text("a", 1, "x"), Text("b", 1, "y")};
  reactor.Handle(events);
  reactor.Handle(events);
  EXPECT_THAT(Effects(), testing::ElementsAre("x", "y"));
  EXPECT_EQ(outcomes_[Outcome::kRepeated], 2);
}

TEST_F(OutboxTest, ARefusedEventLeavesNoEffectAndIsNotTriedAgain) {
  const Reactions reactions = Noting();
  Reactor reactor{"group", *database_, reactions, observe_};
  const std::vector<Event> events{Text("a", 1, "refuse"), Text("b", 1, "y")};
  reactor.Handle(events);
  reactor.Handle(events);
  EXPECT_THAT(Effects(), testing::ElementsAre("y"));
  EXPECT_EQ(outcomes_[Outcome::kRefused], 1);
}

TEST_F(OutboxTest, AnEventThatKeepsBreakingHoldsUpOnlyItsOwnKey) {
  const Reactions reactions = Noting();
  Reactor reactor{"group", *database_, reactions, observe_, quick_};
  const std::vector<Event> events{Text("a", 1, "poison"), Text("b", 1, "y"), Text("a", 2, "after")};
  reactor.Handle(events);
  EXPECT_THAT(Effects(), testing::ElementsAre("y"));
  EXPECT_EQ(outcomes_[Outcome::kDead], 2);
  database_->Read([](database::Transaction& transaction) {
    const auto letters = DeadLetters{transaction}.List(10);
    ASSERT_EQ(letters.size(), 2U);
    EXPECT_EQ(letters[0].reason, "cannot swallow this");
    EXPECT_EQ(letters[0].attempts, 3);
    EXPECT_EQ(letters[1].event.version, 2);
  });
}

TEST_F(OutboxTest, AReplayedDeadLetterTakesEffectAndSetsItsKeyFree) {
  const Reactions reactions = Noting();
  Reactor reactor{"group", *database_, reactions, observe_, quick_};
  const std::vector<Event> events{Text("a", 1, "poison")};
  reactor.Handle(events);
  healed_ = true;
  database_->Write([&](database::Transaction& transaction) {
    return DeadLetters{transaction}.Replay(events[0].id, reactions).ok();
  });
  const std::vector<Event> later{Text("a", 2, "after")};
  reactor.Handle(later);
  EXPECT_THAT(Effects(), testing::ElementsAre("poison", "after"));
}

TEST_F(OutboxTest, AGapInAnAggregatesVersionsIsNoticed) {
  const Reactions reactions = Noting();
  Reactor reactor{"group", *database_, reactions, observe_};
  const std::vector<Event> events{Text("a", 1, "x"), Text("a", 3, "z")};
  reactor.Handle(events);
  EXPECT_EQ(outcomes_[Outcome::kOutOfOrder], 1);
}

}  // namespace
}  // namespace participation::events
