#include "libs/projections/rebuilder.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include <atomic>
#include <map>
#include <thread>

#include "libs/events/applied_log.hpp"
#include "libs/events/dead_letters.hpp"
#include "libs/events/outbox.hpp"
#include "libs/events/reactor.hpp"
#include "libs/events/testing/kafka_topics.hpp"
#include "libs/events/testing/module_database.hpp"
#include "libs/projections/check_log.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/servers.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::projections {
namespace {

using google::protobuf::StringValue;
using testing::Eventually;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

constexpr char kTopic[] = "google.protobuf";
constexpr database::Migration kTables[] = {{1, "0001_heard", R"sql(
  CREATE TABLE heard (text TEXT NOT NULL PRIMARY KEY, times BIGINT NOT NULL, last_words BYTEA, own BIGINT NOT NULL))sql"}};

// A module that counts the texts that it hears, and its own besides, in one table.
class RebuilderTest : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    std::string url = "local:" + (folder_ / "bus.db").string();
    if (GetParam() == std::string_view{"kafka"}) {
      const auto server = testing::ServerUrl("kafka");
      if (!server) GTEST_SKIP() << testing::WhyMissing("kafka");
      url = events::UrlOfOwnTopics(folder_.path(), *server, {kTopic});
    }
    Rebuilds::Migrate(*module_.database);
    bus_ = events::OpenBus(url);
    React(reactions_);
    React(projection_.reactions);
    projection_.tables = {{"heard", "own = 0"}};
    projection_.finish = [this](database::Transaction&) {
      if (auto work = std::exchange(during_, nullptr)) work();
      return false;
    };
    reactor_.emplace(
        "listener", *module_.database, reactions_, [](auto&&...) {}, events::Patience{.attempts = 1});
    Subscribe();
    rebuilder_.emplace(Rebuilder::Site{"listener", kTables, *module_.database, *bus_, clock::System(), file_},
                       std::span{&projection_, 1}, [](auto&&...) {});
  }

  void Subscribe() {
    subscription_ = bus_->Subscribe("listener", {kTopic},
                                    [this](std::span<const events::Event> events) { reactor_->Handle(events); });
  }

  void React(events::Reactions& reactions) {
    reactions.On<StringValue>([this](database::Transaction& transaction, const StringValue& text) {
      transaction.Execute(
          "INSERT INTO heard (text, times, last_words, own) VALUES ($1, 1, $2, 0) ON CONFLICT (text) DO UPDATE SET "
          "times = heard.times + 1",
          {text.value(), database::Bytes{text.value()}});
      if (text.value() == "poison" && !mended_) throw std::runtime_error{"cannot swallow this"};
      if (text.value() == "echo") events::Outbox{transaction}.Add("a", 1, text);
      return text.value() == "refuse" ? absl::FailedPreconditionError("no") : absl::OkStatus();
    });
  }

  // Tells of `key` what happened next to it.
  void Tell(const std::string& key, const std::string& text) {
    StringValue message;
    message.set_value(text);
    const auto event = events::Wrap(key, ++versions_[key], message);
    bus_->Publish({&event, 1});
    ++told_;
  }
  void AwaitHeard() {
    EXPECT_TRUE(Eventually([this] { return module_.Count("inbox") == told_; })) << module_.Count("inbox");
  }

  using Heard = std::map<std::string, std::int64_t>;
  Heard WhatWasHeard() {
    return module_.Ask([](auto& transaction) {
      Heard heard;
      for (const auto& row : transaction.Execute("SELECT text, times FROM heard")) heard[row.Text(0)] = row.Integer(1);
      return heard;
    });
  }
  void Run(const std::string& sql) {
    module_.Do([&](auto& transaction) { return transaction.Execute(sql), true; });
  }

  Rebuild RebuildNow() {
    module_.Do([](auto& transaction) { return Rebuilds{transaction}.Request("heard", clock::System().Now()), true; });
    rebuilder_->Run([this] { return leads_.load(); });
    return Last();
  }
  Rebuild Last() {
    return module_.Ask([](auto& transaction) { return Rebuilds{transaction}.Find("heard"); }).value();
  }
  bool IsNoting() {
    return module_.Ask([](auto& transaction) { return events::AppliedLog{transaction}.IsOpen(); });
  }
  std::vector<events::DeadLetter> SetAside() {
    return module_.Ask([](auto& transaction) { return events::DeadLetters{transaction}.List(0, std::nullopt, 100); });
  }
  // As an operator would.
  void Replay(const events::DeadLetter& letter) {
    module_.Do([&](auto& transaction) {
      EXPECT_TRUE(events::DeadLetters{transaction}.Take(letter));
      EXPECT_TRUE(reactions_.Apply(transaction, letter.event).status->ok());
      events::AppliedLog{transaction}.Add({&letter.event, 1});
      return events::DeadLetters{transaction}.WakeNext(letter, clock::System().Now()).has_value();
    });
    while (reactor_->Retry()) {
    }
  }

  const testing::TemporaryFolder folder_;
  const std::filesystem::path file_ = folder_ / "shadow.db";
  events::ModuleDatabase module_{"listener", kTables};
  std::unique_ptr<events::Bus> bus_;
  std::atomic<bool> mended_ = false;
  std::atomic<bool> leads_ = true;
  std::function<void()> during_;  // called when the new projection has caught up, before the switch
  events::Reactions reactions_;
  Projection projection_{.name = "heard", .description = "texts"};
  std::optional<events::Reactor> reactor_;
  std::optional<Rebuilder> rebuilder_;
  std::map<std::string, std::int64_t> versions_;
  std::int64_t told_ = 0;
  std::unique_ptr<events::Subscription> subscription_;  // Last: it uses everything above.
};

TEST_P(RebuilderTest, WhatWasDamagedByHandIsAsItWasBeforeAndWhatIsTheModulesOwnStays) {
  for (int i = 0; i < 1200; ++i) Tell("k" + std::to_string(i % 7), "t" + std::to_string(i % 13));
  AwaitHeard();
  const Heard before = WhatWasHeard();
  Run("INSERT INTO heard (text, times, own) VALUES ('said', 3, 1)");
  Run("DELETE FROM heard WHERE text = 't1'");
  Run("UPDATE heard SET times = 1000 WHERE text = 't2'");
  Run("INSERT INTO heard (text, times, own) VALUES ('never told', 1, 0)");
  const Rebuild rebuild = RebuildNow();
  EXPECT_EQ(rebuild.state, Rebuild::State::kDone) << rebuild.reason;
  EXPECT_EQ(rebuild.events_read, 1200);
  EXPECT_EQ(rebuild.events_total, 1200);
  Heard after = WhatWasHeard();
  EXPECT_EQ(after.extract("said").mapped(), 3);
  EXPECT_EQ(after, before);
  EXPECT_FALSE(IsNoting());
  EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_P(RebuilderTest, TheOldOneServesAndIsFedMeanwhileAndNothingOfThatIsLostOrDoubled) {
  for (int i = 0; i < 100; ++i) Tell("a", "before");
  AwaitHeard();
  Run("INSERT INTO heard (text, times, own) VALUES ('old', 1, 0)");
  during_ = [this] {
    for (int i = 0; i < 50; ++i) Tell(i % 2 == 0 ? "a" : "b", "meanwhile");
    AwaitHeard();
    EXPECT_THAT(WhatWasHeard(), UnorderedElementsAre(Pair("old", 1), Pair("before", 100), Pair("meanwhile", 50)));
  };
  const Rebuild rebuild = RebuildNow();
  EXPECT_EQ(rebuild.state, Rebuild::State::kDone) << rebuild.reason;
  EXPECT_THAT(WhatWasHeard(), UnorderedElementsAre(Pair("before", 100), Pair("meanwhile", 50)));
  Tell("a", "afterwards");
  AwaitHeard();
  EXPECT_EQ(WhatWasHeard()["afterwards"], 1);
}

TEST_P(RebuilderTest, UnderLoadEachEventHasEffectOnce) {
  std::jthread teller{[this](const std::stop_token& stop) {
    for (int i = 0; !stop.stop_requested() && i < 20'000; ++i) Tell("k" + std::to_string(i % 20), "t");
  }};
  ASSERT_TRUE(Eventually([this] { return module_.Count("inbox") > 300; }));
  for (int i = 0; i < 3; ++i) {
    const Rebuild rebuild = RebuildNow();
    EXPECT_EQ(rebuild.state, Rebuild::State::kDone) << rebuild.reason;
  }
  teller.request_stop();
  teller.join();
  AwaitHeard();
  EXPECT_THAT(WhatWasHeard(), UnorderedElementsAre(Pair("t", told_)));
}

TEST_P(RebuilderTest, WhatTheModuleHasYetToHearItHearsAfterwardsOnce) {
  Tell("a", "heard");
  AwaitHeard();
  ASSERT_TRUE(Eventually([this] { return bus_->Lags().at(0).events == 0; }));
  subscription_.reset();
  for (int i = 0; i < 10; ++i) Tell("a", "later");
  const Rebuild rebuild = RebuildNow();
  EXPECT_EQ(rebuild.state, Rebuild::State::kDone) << rebuild.reason;
  EXPECT_THAT(WhatWasHeard(), UnorderedElementsAre(Pair("heard", 1)));
  Subscribe();
  AwaitHeard();
  EXPECT_THAT(WhatWasHeard(), UnorderedElementsAre(Pair("heard", 1), Pair("later", 10)));
}

TEST_P(RebuilderTest, WhatIsSetAsideWaitsOnAndTakesEffectOnceWheneverItIsReplayed) {
  for (const char* key : {"during", "after", "dropped"}) {
    Tell(key, "poison");
    Tell(key, std::string{"behind-"} + key);
  }
  AwaitHeard();
  ASSERT_EQ(SetAside().size(), 6U);
  mended_ = true;
  std::map<std::string, events::DeadLetter> first;
  for (const auto& letter : SetAside()) first.emplace(letter.event.key, letter);
  module_.Do([&](auto& transaction) { return events::DeadLetters{transaction}.Drop(first.at("dropped")); });
  during_ = [&] { Replay(first.at("during")); };
  const Rebuild rebuild = RebuildNow();
  EXPECT_EQ(rebuild.state, Rebuild::State::kDone) << rebuild.reason;
  EXPECT_THAT(WhatWasHeard(), UnorderedElementsAre(Pair("poison", 1), Pair("behind-during", 1)));
  Replay(first.at("after"));
  EXPECT_THAT(WhatWasHeard(),
              UnorderedElementsAre(Pair("poison", 2), Pair("behind-during", 1), Pair("behind-after", 1)));
  EXPECT_EQ(RebuildNow().state, Rebuild::State::kDone);
  EXPECT_THAT(WhatWasHeard(),
              UnorderedElementsAre(Pair("poison", 2), Pair("behind-during", 1), Pair("behind-after", 1)));
}

TEST_P(RebuilderTest, AReactionThatBreaksNowLeavesTheOldOneInPlaceAndIsNamed) {
  mended_ = true;
  Tell("a", "poison");
  AwaitHeard();
  mended_ = false;
  const Rebuild rebuild = RebuildNow();
  EXPECT_EQ(rebuild.state, Rebuild::State::kFailed);
  EXPECT_THAT(rebuild.reason, HasSubstr("cannot swallow this"));
  EXPECT_THAT(WhatWasHeard(), UnorderedElementsAre(Pair("poison", 1)));
  EXPECT_FALSE(IsNoting());
  EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_P(RebuilderTest, NothingIsPublishedTwice) {
  Tell("a", "echo");
  AwaitHeard();
  EXPECT_EQ(module_.Count("outbox"), 1);
  EXPECT_THAT(RebuildNow().reason, HasSubstr("must not be published again"));
  EXPECT_EQ(module_.Count("outbox"), 1);
}

TEST_P(RebuilderTest, ATopicThatLacksAnEventIsRefused) {
  Tell("a", "first");
  ++versions_["a"];
  Tell("a", "third");
  AwaitHeard();
  EXPECT_THAT(RebuildNow().reason, HasSubstr("does not hold all events of the key a"));
  EXPECT_THAT(WhatWasHeard(), UnorderedElementsAre(Pair("first", 1), Pair("third", 1)));
}

TEST_P(RebuilderTest, WhatAnEarlierLeaderDidNotFinishIsEndedAndItsFileRemoved) {
  module_.Do([](auto& transaction) {
    Rebuild rebuild = Rebuilds{transaction}.Request("heard", clock::System().Now());
    rebuild.state = Rebuild::State::kReading;
    events::AppliedLog{transaction}.Open();
    return Rebuilds{transaction}.Save(rebuild);
  });
  std::ofstream{file_} << "half a database";
  rebuilder_.emplace(Rebuilder::Site{"listener", kTables, *module_.database, *bus_, clock::System(), file_},
                     std::span{&projection_, 1}, [](auto&&...) {});
  EXPECT_FALSE(std::filesystem::exists(file_));
  rebuilder_->Run([] { return true; });
  EXPECT_EQ(Last().state, Rebuild::State::kFailed);
  EXPECT_THAT(Last().reason, HasSubstr("rebuild again"));
  EXPECT_FALSE(IsNoting());
}

TEST_P(RebuilderTest, OneThatWasPausedWhileAnotherTookOverChangesNothing) {
  Tell("a", "heard");
  AwaitHeard();
  Run("INSERT INTO heard (text, times, own) VALUES ('old', 1, 0)");
  during_ = [this] {  // what another leader does first
    module_.Do([](auto& transaction) {
      Rebuild rebuild = Rebuilds{transaction}.Find("heard").value();
      rebuild.state = Rebuild::State::kFailed;
      EXPECT_TRUE(Rebuilds{transaction}.Save(rebuild));
      Rebuilds{transaction}.Request("heard", clock::System().Now());
      return true;  // the log stays open: it is the other's now
    });
  };
  RebuildNow();
  EXPECT_EQ(Last().state, Rebuild::State::kRequested) << "the other's";
  EXPECT_TRUE(IsNoting()) << "for the other";
  EXPECT_EQ(WhatWasHeard()["old"], 1);
}

TEST_P(RebuilderTest, OneThatNoLongerLeadsGivesUp) {
  Tell("a", "heard");
  AwaitHeard();
  Run("INSERT INTO heard (text, times, own) VALUES ('old', 1, 0)");
  during_ = [this] { leads_ = false; };
  EXPECT_EQ(RebuildNow().state, Rebuild::State::kFailed);
  EXPECT_EQ(WhatWasHeard()["old"], 1);
}

INSTANTIATE_TEST_SUITE_P(Buses, RebuilderTest, ::testing::Values("local", "kafka"),
                         [](const auto& info) { return std::string{info.param}; });

using ForgetfulBusTest = RebuilderTest;

TEST_P(ForgetfulBusTest, ABusThatForgotTheFirstEventsIsRefusedWithWhatToDo) {
  for (int i = 0; i < 3; ++i) Tell("a", "heard");
  AwaitHeard();
  EXPECT_TRUE(CheckLog(*bus_, "listener", projection_).ok());
  ASSERT_TRUE(Eventually([this] { return bus_->Lags().at(0).events == 0; }));
  bus_->Prune(clock::System().Now() + std::chrono::hours{1});
  const absl::Status refusal = CheckLog(*bus_, "listener", projection_);
  EXPECT_EQ(refusal.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string{refusal.message()}, HasSubstr("no longer holds the first 3 events of google.protobuf"));
  EXPECT_THAT(std::string{refusal.message()}, HasSubstr("keep-bus-hours"));
  EXPECT_THAT(RebuildNow().reason, HasSubstr("no longer holds"));
  EXPECT_THAT(WhatWasHeard(), UnorderedElementsAre(Pair("heard", 3)));
}

INSTANTIATE_TEST_SUITE_P(Buses, ForgetfulBusTest, ::testing::Values("local"),
                         [](const auto& info) { return std::string{info.param}; });

}  // namespace
}  // namespace participation::projections
