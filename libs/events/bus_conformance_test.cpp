#include "libs/events/testing/bus_conformance.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>

#include "libs/testing/eventually.hpp"

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

// Collects what a subscription is handed.
class Heard {
 public:
  Bus::Handler Handler() {
    return [this](std::span<const Event> events) {
      const std::lock_guard lock{mutex_};
      events_.insert(events_.end(), events.begin(), events.end());
    };
  }
  std::vector<Event> events() const {
    const std::lock_guard lock{mutex_};
    return events_;
  }
  std::size_t size() const { return events().size(); }

 private:
  mutable std::mutex mutex_;
  std::vector<Event> events_;
};

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
  Event other = Note("a", 1);
  other.topic = "participation.other.v1";
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
    ASSERT_TRUE(Eventually([&] { return heard.size() == 1 && bus->Lags()[0].events == 0; }));
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
    ASSERT_TRUE(Eventually([&] { return heard.size() == 1 && bus->Lags()[0].events == 0; }));
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

INSTANTIATE_TEST_SUITE_P(Local, BusConformance, testing::Values([](const std::string& place) {
                           return OpenBus("local:" + place + "/bus.db");
                         }),
                         [](const auto&) { return "LocalBus"; });

}  // namespace
}  // namespace participation::events
