#include "libs/events/reactor.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include <atomic>
#include <functional>
#include <map>
#include <optional>

#include "libs/database/testing/fresh_database.hpp"
#include "libs/events/outbox.hpp"

namespace participation::events {
namespace {

using google::protobuf::StringValue;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using State = DeadLetter::State;

constexpr database::Migration kEffects[] = {{1, "effects", "CREATE TABLE effects (text TEXT NOT NULL)"}};

class ReactorTest : public testing::Test {
 protected:
  ReactorTest() {
    MigrateEvents(*database_);
    database_->Migrate("test", kEffects);
    // Notes each text as an effect; "poison" breaks until it is healed, "refuse" is refused.
    reactions_.On<StringValue>([this](database::Transaction& transaction, const StringValue& message) {
      transaction.Execute("INSERT INTO effects (text) VALUES ($1)", {message.value()});
      if (message.value() == "away") throw database::Unavailable{"the disk is full"};
      if (message.value() == "poison" && while_poison_) while_poison_(transaction);
      if (message.value() == "poison" && !healed_) throw std::runtime_error{"cannot swallow this"};
      return message.value() == "refuse" ? absl::FailedPreconditionError("no") : absl::OkStatus();
    });
  }
  static Event Text(const std::string& key, std::int64_t version, const std::string& text) {
    StringValue message;
    message.set_value(text);
    return Wrap(key, version, message);
  }

  void Handle(const std::vector<Event>& events) { reactor_.Handle(events); }
  // Tries again all that is due.
  void Retry() {
    while (reactor_.Retry()) {
    }
  }

  std::vector<std::string> Effects() {
    std::vector<std::string> effects;
    database_->Read([&](database::Transaction& transaction) {
      for (const auto& row : transaction.Execute("SELECT text FROM effects")) effects.push_back(row.Text(0));
    });
    return effects;
  }
  std::vector<DeadLetter> SetAside() {
    std::vector<DeadLetter> letters;
    database_->Read(
        [&](database::Transaction& transaction) { letters = DeadLetters{transaction}.List(0, std::nullopt, 1000); });
    return letters;
  }

  const database::FreshDatabase place_;
  const std::unique_ptr<database::Database> database_ = database::Open(place_.url());
  bool healed_ = false;
  std::function<void(database::Transaction&)> while_poison_;
  Reactions reactions_;
  std::map<Outcome, int> outcomes_;
  std::map<Outcome, std::string> types_;  // each with a space behind it
  clock::ManualClock clock_;
  Reactor reactor_{"group",
                   *database_,
                   reactions_,
                   [this](const std::string& type, Outcome outcome) {
                     ++outcomes_[outcome];
                     types_[outcome] += type + " ";
                   },
                   {.attempts = 3},
                   clock_};
};

TEST_F(ReactorTest, AnEventHandedOverTwiceTakesEffectOnce) {
  const std::vector<Event> events{Text("a", 1, "x"), Text("b", 1, "y")};
  Handle(events);
  Handle(events);
  EXPECT_THAT(Effects(), ElementsAre("x", "y"));
  EXPECT_EQ(outcomes_[Outcome::kRepeated], 2);
}

TEST_F(ReactorTest, ARefusedEventLeavesNoEffectAndIsNotTriedAgain) {
  const std::vector<Event> events{Text("a", 1, "refuse"), Text("b", 1, "y")};
  Handle(events);
  Handle(events);
  EXPECT_THAT(Effects(), ElementsAre("y"));
  EXPECT_EQ(outcomes_[Outcome::kRefused], 1);
}

TEST_F(ReactorTest, AnEventThatBreaksHoldsUpOnlyItsOwnKey) {
  Handle({Text("a", 1, "poison"), Text("b", 1, "y"), Text("a", 2, "after")});
  EXPECT_THAT(Effects(), ElementsAre("y"));
  const auto letters = SetAside();
  ASSERT_EQ(letters.size(), 2U);
  EXPECT_EQ(letters[0].state, State::kRetrying);
  EXPECT_EQ(letters[0].reason, "cannot swallow this");
  EXPECT_EQ(letters[1].state, State::kWaiting);
}

TEST_F(ReactorTest, AnotherTopicWithTheSameKeyIsNotHeldUp) {
  Event other = Text("a", 1, "y");
  other.topic = "participation.other.v1";
  Handle({Text("a", 1, "poison"), other});
  EXPECT_THAT(Effects(), ElementsAre("y"));
}

TEST_F(ReactorTest, WhatBreaksIsTriedAgainAfterEverLongerAndIsThenDead) {
  Handle({Text("a", 1, "poison")});
  Retry();
  EXPECT_EQ(SetAside()[0].attempts, 1) << "its time has not come";
  clock_.Advance(std::chrono::seconds{1});
  Retry();
  EXPECT_EQ(SetAside()[0].attempts, 2);
  clock_.Advance(std::chrono::seconds{1});
  Retry();
  EXPECT_EQ(SetAside()[0].attempts, 2) << "now it waits twice as long";
  clock_.Advance(std::chrono::seconds{1});
  Retry();
  EXPECT_EQ(SetAside()[0].state, State::kDead);
  EXPECT_EQ(outcomes_[Outcome::kDead], 1);
  healed_ = true;
  clock_.Advance(std::chrono::hours{1000});
  Retry();
  EXPECT_THAT(Effects(), IsEmpty()) << "a dead letter waits for somebody";
}

TEST_F(ReactorTest, WhatHealsTakesEffectOnceAndWhatCameMeanwhileFollowsInOrder) {
  const std::vector<Event> events{Text("a", 1, "poison"), Text("a", 2, "second"), Text("a", 3, "third")};
  Handle(events);
  Handle({Text("a", 4, "fourth")});
  healed_ = true;
  Handle({Text("a", 5, "fifth")});
  EXPECT_THAT(Effects(), IsEmpty());
  clock_.Advance(std::chrono::seconds{1});
  Retry();
  Handle(events);
  Handle({Text("a", 6, "sixth")});
  EXPECT_THAT(Effects(), ElementsAre("poison", "second", "third", "fourth", "fifth", "sixth"));
  EXPECT_THAT(SetAside(), IsEmpty());
}

TEST_F(ReactorTest, MoreThanOneTransactionTakesFollowsInOrder) {
  Handle({Text("a", 1, "poison")});
  std::vector<std::string> expected{"poison"};
  std::vector<Event> events;
  for (int version = 2; version <= 700; ++version) {
    events.push_back(Text("a", version, std::to_string(version)));
    expected.push_back(std::to_string(version));
  }
  Handle(events);
  healed_ = true;
  clock_.Advance(std::chrono::seconds{1});
  Retry();
  EXPECT_EQ(Effects(), expected);
}

// One transaction for a batch, however many keys of it are set aside: it is what makes reactions quick.
TEST_F(ReactorTest, AKeyThatIsSetAsideLeavesTheOthersTheirCommonCommit) {
  std::atomic<int> commits{0};
  auto batch = [version = std::int64_t{0}](const std::string& text) mutable {
    ++version;
    std::vector<Event> events{Text("a", version, text)};
    for (int key = 0; key < 100; ++key) events.push_back(Text("k" + std::to_string(key), version, "y"));
    return events;
  };
  const std::vector<Event> breaking = batch("poison");
  const std::vector<Event> retrying = batch("after");
  database_->OnCommit([&] { ++commits; });
  Handle(breaking);
  EXPECT_EQ(commits, 1) << "the batch in which one breaks";
  Handle(retrying);
  EXPECT_EQ(commits, 2) << "a batch while it is tried again";
  for (int i = 0; i < 2; ++i) {
    clock_.Advance(std::chrono::hours{1});
    Retry();
  }
  ASSERT_EQ(SetAside()[0].state, State::kDead);
  commits = 0;
  Handle(batch("after"));
  EXPECT_EQ(commits, 1) << "a batch while it is dead";
  database_->OnCommit([] {});
  EXPECT_EQ(Effects().size(), 300U);
}

TEST_F(ReactorTest, WhileTheDatabaseIsAwayNothingIsSetAside) {
  EXPECT_THROW(Handle({Text("a", 1, "x"), Text("b", 1, "away")}), database::Unavailable);
  EXPECT_THAT(Effects(), IsEmpty());
  EXPECT_THAT(SetAside(), IsEmpty());
}

TEST_F(ReactorTest, AnEventThatCannotBeReadIsSetAside) {
  Event event = Text("a", 1, "x");
  event.data = "\xff\xff";
  Handle({event});
  ASSERT_EQ(SetAside().size(), 1U);
  EXPECT_EQ(SetAside()[0].reason, "the event cannot be read");
}

TEST_F(ReactorTest, AGapInAnAggregatesVersionsIsNoticed) {
  Handle({Text("a", 1, "x"), Text("a", 3, "z")});
  EXPECT_EQ(outcomes_[Outcome::kOutOfOrder], 1);
}

TEST_F(ReactorTest, TwoThatChangedPlacesAreNoticedWhileARepeatIsNot) {
  const Event first = Text("a", 1, "x");
  const Event second = Text("a", 2, "y");
  Handle({second});
  Handle({first});
  EXPECT_EQ(outcomes_[Outcome::kOutOfOrder], 1);
  Handle({first, second});
  EXPECT_EQ(outcomes_[Outcome::kOutOfOrder], 1);
  EXPECT_THAT(Effects(), ElementsAre("y", "x"));
}

TEST_F(ReactorTest, WhatNothingReactsToIsCountedAndIsNoGap) {
  google::protobuf::BoolValue another;
  Event newer = Text("a", 3, "");
  newer.type = "google.protobuf.NewerThanThisProgram";
  Handle({Text("a", 1, "x"), Wrap("a", 2, another), newer, Text("a", 4, "y")});
  EXPECT_EQ(outcomes_[Outcome::kOutOfOrder], 0);
  EXPECT_EQ(outcomes_[Outcome::kPassedOver], 2);
  EXPECT_EQ(types_[Outcome::kPassedOver], "google.protobuf.BoolValue unknown ");
  EXPECT_THAT(Effects(), ElementsAre("x", "y"));
}

TEST_F(ReactorTest, WhatAnotherReplicaHeardInBetweenIsNoGap) {
  Handle({Text("a", 1, "x")});
  Handle({});
  Handle({Text("a", 3, "z")});
  EXPECT_EQ(outcomes_[Outcome::kOutOfOrder], 0);
  Handle({Text("a", 5, "z")});
  EXPECT_EQ(outcomes_[Outcome::kOutOfOrder], 1);
}

TEST_F(ReactorTest, WhatIsRolledBackIsNeitherCountedNorLogged) {
  ::testing::internal::CaptureStderr();
  EXPECT_THROW(Handle({Text("a", 1, "refuse"), Text("b", 1, "poison"), Text("c", 1, "away")}), database::Unavailable);
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
  EXPECT_THAT(outcomes_, IsEmpty());
}

// What another process may do at the same moment: it finds nothing to try.
TEST_F(ReactorTest, WhileOneIsTriedAgainNobodyElseFindsIt) {
  Handle({Text("a", 1, "poison")});
  const DeadLetter letter = SetAside()[0];
  std::optional<bool> found;
  while_poison_ = [&](database::Transaction& transaction) { found = DeadLetters{transaction}.Take(letter); };
  clock_.Advance(std::chrono::seconds{1});
  Retry();
  EXPECT_EQ(found, false);
  ASSERT_EQ(SetAside().size(), 1U) << "it broke again";
  EXPECT_EQ(SetAside()[0].attempts, 2);
  EXPECT_EQ(SetAside()[0].position, letter.position);
}

}  // namespace
}  // namespace participation::events
