#include "libs/events/testing/bus_conformance.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>

#include "libs/events/event_limits.hpp"
#include "libs/events/testing/heard.hpp"
#include "libs/events/testing/kafka_topics.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/servers.hpp"

namespace participation::events {

BusConformance::BusConformance() {
  std::string pattern = (std::filesystem::temp_directory_path() / "bus-XXXXXX").string();
  folder_ = mkdtemp(pattern.data());
}

BusConformance::~BusConformance() { std::filesystem::remove_all(folder_); }

namespace {

using testing::Eventually;

Event Note(const std::string& key, std::int64_t version, const std::string& text = "") {
  google::protobuf::StringValue message;
  message.set_value(text);
  return Wrap(key, version, message);
}

const std::string kTopic = "google.protobuf";

Event OfAnotherTopic() {
  Event event = Note("a", 1);
  event.topic = "participation.other.v1";
  event.type = event.topic + ".Noted";
  return event;
}

// How far a group is behind in all.
std::int64_t LagOf(Bus& bus, const std::string& group) {
  std::int64_t lag = 0;
  for (const Lag& one : bus.Lags()) lag += one.group == group ? one.events : 0;
  return lag;
}

TEST_P(BusConformance, ASubscriptionIsHandedWhatWasPublishedBeforeAndAfterIt) {
  auto bus = OpenHere();
  const Event before = Note("a", 1, "before");
  bus->Publish({&before, 1});
  Heard heard;
  const auto subscription = bus->Subscribe("group", {kTopic}, heard.Handler());
  const Event after = Note("a", 2, "after");
  bus->Publish({&after, 1});
  ASSERT_TRUE(Eventually([&] { return heard.size() == 2; }));
  EXPECT_EQ(heard.events()[0].id, before.id);
  EXPECT_EQ(heard.events()[1].id, after.id);
}

TEST_P(BusConformance, AnEventArrivesWithAllItsAttributes) {
  auto bus = OpenHere();
  const Event sent = Note("a", 7, std::string("\0ü", 3));
  bus->Publish({&sent, 1});
  Heard heard;
  const auto subscription = bus->Subscribe("group", {kTopic}, heard.Handler());
  ASSERT_TRUE(Eventually([&] { return heard.size() == 1; }));
  const Event got = heard.events()[0];
  EXPECT_EQ(
      std::tie(got.id, got.type, got.source, got.topic, got.key, got.version, got.time, got.traceparent, got.data),
      std::tie(sent.id, sent.type, sent.source, sent.topic, sent.key, sent.version, sent.time, sent.traceparent,
               sent.data));
}

TEST_P(BusConformance, EachGroupIsHandedEverything) {
  auto bus = OpenHere();
  Heard first;
  Heard second;
  const auto one = bus->Subscribe("one", {kTopic}, first.Handler());
  const auto two = bus->Subscribe("two", {kTopic}, second.Handler());
  const Event event = Note("a", 1);
  bus->Publish({&event, 1});
  EXPECT_TRUE(Eventually([&] { return first.size() == 1 && second.size() == 1; }));
}

TEST_P(BusConformance, OtherTopicsAreNotHandedOver) {
  auto bus = OpenHere();
  Heard heard;
  const auto subscription = bus->Subscribe("group", {kTopic}, heard.Handler());
  const Event other = OfAnotherTopic();
  const Event own = Note("a", 2);
  const std::vector<Event> events{other, own};
  bus->Publish(events);
  ASSERT_TRUE(Eventually([&] { return heard.size() >= 1; }));
  EXPECT_EQ(heard.events()[0].id, own.id);
}

TEST_P(BusConformance, AGroupGoesOnWhereItGotToAfterTheBusWasClosed) {
  const Event first = Note("a", 1);
  const Event second = Note("a", 2);
  {
    auto bus = OpenHere();
    Heard heard;
    const auto subscription = bus->Subscribe("group", {kTopic}, heard.Handler());
    bus->Publish({&first, 1});
    ASSERT_TRUE(Eventually([&] { return heard.size() == 1 && LagOf(*bus, "group") == 0; }));
  }
  auto bus = OpenHere();
  bus->Publish({&second, 1});
  Heard heard;
  const auto subscription = bus->Subscribe("group", {kTopic}, heard.Handler());
  ASSERT_TRUE(Eventually([&] { return heard.size() >= 1; }));
  EXPECT_EQ(heard.events()[0].id, second.id);
}

TEST_P(BusConformance, WhatAHandlerThrowsOnComesAgain) {
  auto bus = OpenHere();
  std::atomic<int> calls{0};
  std::atomic<bool> done{false};
  const auto subscription = bus->Subscribe("group", {kTopic}, [&](std::span<const Event>) {
    if (++calls < 3) throw std::runtime_error{"not yet"};
    done = true;
  });
  const Event event = Note("a", 1);
  bus->Publish({&event, 1});
  EXPECT_TRUE(Eventually([&] { return done.load(); }));
}

TEST_P(BusConformance, EventsOfOneKeyStayInOrder) {
  auto bus = OpenHere();
  Heard heard;
  const auto subscription = bus->Subscribe("group", {kTopic}, heard.Handler());
  constexpr int kKeys = 10;
  constexpr int kVersions = 100;
  for (int version = 1; version <= kVersions; ++version) {
    std::vector<Event> batch;
    for (int key = 0; key < kKeys; ++key) batch.push_back(Note("k" + std::to_string(key), version));
    bus->Publish(batch);
  }
  ASSERT_TRUE(Eventually([&] { return heard.size() == kKeys * kVersions; }));
  std::map<std::string, std::int64_t> last;
  for (const Event& event : heard.events()) EXPECT_EQ(event.version, ++last[event.key]);
}

TEST_P(BusConformance, ARewoundGroupIsHandedEverythingAgain) {
  auto bus = OpenHere();
  const Event event = Note("a", 1);
  bus->Publish({&event, 1});
  {
    Heard heard;
    const auto subscription = bus->Subscribe("group", {kTopic}, heard.Handler());
    ASSERT_TRUE(Eventually([&] { return heard.size() == 1 && LagOf(*bus, "group") == 0; }));
  }
  bus->Rewind("group", kTopic);
  Heard again;
  const auto subscription = bus->Subscribe("group", {kTopic}, again.Handler());
  EXPECT_TRUE(Eventually([&] { return again.size() == 1; }));
}

TEST_P(BusConformance, AReplayShowsAllThatATopicHolds) {
  auto bus = OpenHere();
  std::vector<Event> events;
  for (int version = 1; version <= 1234; ++version) events.push_back(Note("a", version));
  bus->Publish(events);
  std::int64_t last = 0;
  bus->Replay(kTopic, [&](std::span<const Event> batch) {
    for (const Event& event : batch) EXPECT_EQ(event.version, ++last);
  });
  EXPECT_EQ(last, 1234);
}

TEST_P(BusConformance, ALagCountsWhatAGroupHasYetToBeHanded) {
  auto bus = OpenHere();
  std::atomic<bool> ready{false};
  const auto subscription = bus->Subscribe("group", {kTopic}, [&](std::span<const Event>) {
    if (!ready) throw std::runtime_error{"not yet"};
  });
  std::vector<Event> events;
  for (int key = 0; key < 20; ++key) events.push_back(Note("k" + std::to_string(key), 1));
  const Event other = OfAnotherTopic();
  events.push_back(other);
  bus->Publish(events);
  EXPECT_EQ(LagOf(*bus, "group"), 20);
  ready = true;
  EXPECT_TRUE(Eventually([&] { return LagOf(*bus, "group") == 0; }));
}

TEST_P(BusConformance, AnEventThatNoBusTakesIsRefusedBeforeAnyIsPublished) {
  auto bus = OpenHere();
  std::vector<Event> events{Note("a", 1), Note("a", 2)};
  events[1].data.resize(10'000'000);
  EXPECT_THROW(bus->Publish(events), std::invalid_argument);
  events[1] = Note("a", 2, std::string(kLargestEvent - 10, 'x'));
  bus->Publish({&events[1], 1});
  Heard heard;
  const auto subscription = bus->Subscribe("group", {kTopic}, heard.Handler());
  ASSERT_TRUE(Eventually([&] { return heard.size() >= 1; }));
  EXPECT_EQ(heard.events()[0].id, events[1].id);
  EXPECT_EQ(bus->Counts().published, 1);
}

using LocalBusTest = BusConformance;  // what only a bus without a broker does

// Events made long ago, all of one key.
std::vector<Event> OldNotes(std::int64_t first, std::int64_t last) {
  std::vector<Event> events;
  for (auto version = first; version <= last; ++version) {
    events.push_back(Note("a", version));
    events.back().time -= std::chrono::hours{1000};
  }
  return events;
}

clock::Time Yesterday() { return clock::System().Now() - std::chrono::hours{24}; }

// Hands the group everything, and returns what it heard.
std::vector<Event> HandOver(Bus& bus, const std::string& group, std::size_t count) {
  Heard heard;
  const auto subscription = bus.Subscribe(group, {kTopic}, heard.Handler());
  EXPECT_TRUE(Eventually([&] {
    const auto lags = bus.Lags();
    return heard.size() >= count &&
           std::ranges::all_of(lags, [&](const Lag& lag) { return lag.group != group || lag.events == 0; });
  }));
  return heard.events();
}

std::size_t Held(Bus& bus) {
  std::size_t held = 0;
  bus.Replay(kTopic, [&](std::span<const Event> batch) { held += batch.size(); });
  return held;
}

TEST_P(LocalBusTest, WhatEveryGroupHasHadIsForgottenInPiecesOnceItIsOld) {
  auto bus = OpenHere();
  bus->Publish(OldNotes(1, 1200));
  const Event fresh = Note("a", 1201);
  bus->Publish({&fresh, 1});
  HandOver(*bus, "group", 1201);
  EXPECT_TRUE(bus->Prune(Yesterday()));
  EXPECT_EQ(Held(*bus), 701U);
  while (bus->Prune(Yesterday())) {
  }
  EXPECT_EQ(Held(*bus), 1U);
}

TEST_P(LocalBusTest, NothingIsForgottenThatAGroupHasYetToBeHanded) {
  auto bus = OpenHere();
  {
    const auto slow = bus->Subscribe("slow", {kTopic}, [](auto) { throw std::runtime_error{"not yet"}; });
  }
  bus->Publish(OldNotes(1, 20));
  HandOver(*bus, "quick", 20);
  EXPECT_FALSE(bus->Prune(Yesterday()));
  EXPECT_EQ(Held(*bus), 20U);
  EXPECT_EQ(HandOver(*bus, "slow", 20).size(), 20U);
  bus->Prune(Yesterday());
  EXPECT_EQ(Held(*bus), 0U);
}

TEST_P(LocalBusTest, ANewAndARewoundGroupStartAtTheFirstEventKept) {
  auto bus = OpenHere();
  bus->Publish(OldNotes(1, 20));
  const std::vector<Event> kept{Note("a", 21), Note("a", 22)};
  bus->Publish(kept);
  HandOver(*bus, "group", 22);
  bus->Prune(Yesterday());
  bus->Rewind("group", kTopic);
  EXPECT_EQ(bus->Lags()[0].events, 2);
  for (const char* group : {"group", "new"}) {
    const auto heard = HandOver(*bus, group, 2);
    ASSERT_EQ(heard.size(), 2U);
    EXPECT_EQ(heard[0].id, kept[0].id);
  }
}

TEST_P(LocalBusTest, AGroupGoesOnAfterAllWasForgottenAndTheBusWasClosed) {
  {
    auto bus = OpenHere();
    bus->Publish(OldNotes(1, 20));
    HandOver(*bus, "group", 20);
    bus->Prune(Yesterday());
    ASSERT_EQ(Held(*bus), 0U);
  }
  auto bus = OpenHere();
  const Event next = Note("a", 21);
  bus->Publish({&next, 1});
  EXPECT_EQ(bus->Lags()[0].events, 1);
  EXPECT_EQ(HandOver(*bus, "group", 1).at(0).id, next.id);
}

TEST_P(LocalBusTest, ALagCountsTheGroupsOwnTopicsAndNoEventTwice) {
  auto bus = OpenHere();
  {
    const auto group = bus->Subscribe("group", {kTopic}, [](auto) { throw std::runtime_error{"not yet"}; });
  }
  const Event other = OfAnotherTopic();
  const Event own = Note("a", 2);
  const std::vector<Event> events{other, own, own};
  bus->Publish(events);
  bus->Publish(events);
  ASSERT_EQ(bus->Lags().size(), 1U);
  EXPECT_EQ(bus->Lags()[0].events, 1);
}

const BusUnderTest kLocal{.open = [](const std::string& folder) { return OpenBus("local:" + folder + "/bus.db"); }};

const BusUnderTest kKafka{
    .open =
        [](const std::string& folder) {
          return OpenBus(UrlOfOwnTopics(folder, *testing::ServerUrl("kafka"), {kTopic, "participation.other.v1"}));
        },
    .why_missing = [] { return testing::ServerUrl("kafka") ? std::string{} : testing::WhyMissing("kafka"); }};

INSTANTIATE_TEST_SUITE_P(Local, LocalBusTest, testing::Values(kLocal), [](const auto&) { return "LocalBus"; });

INSTANTIATE_TEST_SUITE_P(Local, BusConformance, testing::Values(kLocal), [](const auto&) { return "LocalBus"; });

INSTANTIATE_TEST_SUITE_P(Kafka, BusConformance, testing::Values(kKafka), [](const auto&) { return "KafkaBus"; });

}  // namespace
}  // namespace participation::events
