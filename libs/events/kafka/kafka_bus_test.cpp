#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "libs/events/event_limits.hpp"
#include "libs/events/kafka/away.hpp"
#include "libs/events/testing/heard.hpp"
#include "libs/events/testing/kafka_topics.hpp"
#include "libs/events/testing/own_broker.hpp"
#include "libs/events/testing/stranger.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/servers.hpp"

namespace participation::events::kafka {
namespace {

using ::testing::AnyOf;
using ::testing::Each;
using testing::Eventually;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;
using ::testing::SizeIs;

const std::string kNotes = "google.protobuf";
constexpr int kKeys = 10;

Event Note(const std::string& key, std::int64_t version) {
  google::protobuf::StringValue message;
  message.set_value("words");
  return Wrap(key, version, message);
}

// An event of each key.
std::vector<Event> Round(std::int64_t version) {
  std::vector<Event> events;
  for (int key = 0; key < kKeys; ++key) events.push_back(Note("k" + std::to_string(key), version));
  return events;
}

class KafkaBusTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!testing::ServerUrl("kafka")) GTEST_SKIP() << testing::WhyMissing("kafka");
  }

  std::string Url() const { return UrlOfOwnTopics(folder_.path(), *testing::ServerUrl("kafka"), {kNotes}); }

  const testing::TemporaryFolder folder_;
};

TEST_F(KafkaBusTest, WhatIsNoEventIsCountedAndPassedOver) {
  const auto bus = OpenBus(Url());
  const Event before = Note("key", 1);
  bus->Publish({&before, 1});
  Stranger stranger{Url()};
  const Event note = Note("key", 1);
  for (const char* name :
       {"ce_id", "ce_type", "ce_source", "ce_subject", "ce_sequence", "ce_time", "ce_specversion", "content-type"}) {
    stranger.Send(note, name);
    stranger.Send(note, name, "\xFF");
  }
  stranger.Send(note, "traceparent", "\xFF");
  stranger.Send(note, "ce_type", "participation.other.v1.Noted");
  Event large = note;
  large.data.assign(kLargestEvent + 1, 'x');
  stranger.Send(large);
  stranger.SendBare(kNotes);
  const Event after = Note("key", 2);
  bus->Publish({&after, 1});
  Heard heard;
  const auto subscription = bus->Subscribe("group", {kNotes}, heard.Handler());
  ASSERT_TRUE(Eventually([&] { return heard.size() == 2 && bus->Counts().groups["group"].malformed == 20; }));
  EXPECT_EQ(heard.events()[0].id, before.id);
  EXPECT_EQ(heard.events()[1].id, after.id);
  EXPECT_TRUE(
      Eventually([&] { return std::ranges::all_of(bus->Lags(), [](const Lag& lag) { return lag.events == 0; }); }));
  std::size_t shown = 0;
  bus->Replay(kNotes, [&](std::span<const Event> events) { shown += events.size(); });
  EXPECT_EQ(shown, 2U);
}

TEST_F(KafkaBusTest, ALagIsToldOfEveryPartition) {
  const auto bus = OpenBus(Url());
  const auto subscription = bus->Subscribe("group", {kNotes}, [](auto) {});
  const auto lags = bus->Lags();
  ASSERT_EQ(lags.size(), 3U);
  for (std::int32_t i = 0; i < 3; ++i) EXPECT_EQ(std::tie(lags[i].topic, lags[i].partition), std::tie(kNotes, i));
}

TEST_F(KafkaBusTest, EventsStayInOrderWhileMembersComeAndGo) {
  const auto one = OpenBus(Url());
  const auto two = OpenBus(Url());
  Heard heard;
  auto first = one->Subscribe("group", {kNotes}, heard.Handler());
  constexpr std::int64_t kRounds = 300;
  std::jthread publisher{[&] {
    for (std::int64_t version = 1; version <= kRounds; ++version) one->Publish(Round(version));
  }};
  ASSERT_TRUE(Eventually([&] { return heard.size() > 100; }));
  auto second = two->Subscribe("group", {kNotes}, heard.Handler());
  EXPECT_TRUE(Eventually([&] { return two->Counts().groups["group"].rebalances > 0; }));
  first.reset();
  first = one->Subscribe("group", {kNotes}, heard.Handler());
  second.reset();
  publisher.join();
  EXPECT_TRUE(Eventually([&] { return heard.LastVersions()["k0"] == kRounds && heard.size() >= kRounds * kKeys; }));
  EXPECT_TRUE(Eventually([&] {
    const auto last = heard.LastVersions();
    return std::ranges::all_of(last, [&](const auto& key) { return key.second == kRounds; });
  }));
  EXPECT_THAT(heard.LastVersions(), SizeIs(kKeys));
}

TEST_F(KafkaBusTest, AMemberHearsFirstThatItsPartWasGivenAnew) {
  const auto one = OpenBus(Url());
  const auto two = OpenBus(Url());
  std::mutex mutex;
  std::vector<std::size_t> sizes;
  const auto beginnings = [&] {
    const std::lock_guard lock{mutex};
    EXPECT_TRUE(sizes.empty() || sizes.front() == 0);
    return std::ranges::count(sizes, 0U);
  };
  const auto first = one->Subscribe("group", {kNotes}, [&](std::span<const Event> events) {
    const std::lock_guard lock{mutex};
    sizes.push_back(events.size());
  });
  one->Publish(Round(1));
  ASSERT_TRUE(Eventually([&] { return beginnings() == 1; }));
  EXPECT_TRUE(Eventually([&] {
    const std::lock_guard lock{mutex};
    return sizes.size() > 1;
  }));
  Heard heard;
  const auto second = two->Subscribe("group", {kNotes}, heard.Handler());
  std::int64_t version = 1;
  EXPECT_TRUE(Eventually([&] {
    one->Publish(Round(++version));
    return beginnings() == 2;
  }));
}

TEST_F(KafkaBusTest, WhileAHandlerFailsAnotherMemberTakesOverItsPart) {
  const auto one = OpenBus(Url());
  const auto two = OpenBus(Url());
  std::atomic<int> attempts{0};
  auto failing = one->Subscribe("group", {kNotes}, [&](auto) {
    ++attempts;
    throw std::runtime_error{"not here"};
  });
  one->Publish(Round(1));
  ASSERT_TRUE(Eventually([&] { return attempts > 2; }));
  Heard heard;
  const auto second = two->Subscribe("group", {kNotes}, heard.Handler());
  EXPECT_TRUE(Eventually([&] { return heard.size() > 0; }));
  failing.reset();
  EXPECT_TRUE(Eventually([&] { return heard.LastVersions().size() == kKeys; }));
}

TEST_F(KafkaBusTest, OfTwoProcessesWithOneInstanceNameTheLaterHears) {
  const auto one = OpenBus(Url() + "&instance=same");
  const auto two = OpenBus(Url() + "&instance=same");
  Heard first;
  Heard second;
  const auto earlier = one->Subscribe("group", {kNotes}, first.Handler());
  one->Publish(Round(1));
  ASSERT_TRUE(Eventually([&] { return first.size() == kKeys; }));
  const auto later = two->Subscribe("group", {kNotes}, second.Handler());
  EXPECT_TRUE(Eventually([&] { return one->Counts().groups["group"].restarts == 1; }));
  one->Publish(Round(2));
  EXPECT_TRUE(
      Eventually([&] { return std::ranges::count(second.events(), std::int64_t{2}, &Event::version) == kKeys; }));
}

// A relay in short: publishes a batch until the bus has it, and only then the next.
void PublishRounds(Bus& bus, std::int64_t first, std::int64_t last) {
  for (auto version = first; version <= last; ++version) {
    const auto events = Round(version);
    while (true) {
      try {
        bus.Publish(events);
        break;
      } catch (const std::runtime_error&) {
      }
    }
  }
}

// Much longer than it takes, and much shorter than for ever.
constexpr std::chrono::seconds kAtMost{60};

TEST_F(KafkaBusTest, NothingIsLostOrOutOfOrderWhenABrokerIsKilledOrPaused) {
  OwnBroker broker;
  const auto bus = OpenBus(UrlOfOwnTopics(folder_.path(), broker.Url(), {kNotes}));
  Heard heard;
  auto subscription = bus->Subscribe("group", {kNotes}, heard.Handler());
  {
    std::jthread publisher{[&] { PublishRounds(*bus, 1, 300); }};
    ASSERT_TRUE(Eventually([&] { return heard.size() > 200; }));
    broker.Signal(SIGKILL);
    broker.Start();
  }
  broker.Signal(SIGSTOP);
  const auto begin = std::chrono::steady_clock::now();
  std::int64_t next = 301;
  const auto publish_until_it_stops = [&] {  // which takes a moment
    for (; std::chrono::steady_clock::now() - begin < kAtMost; ++next) bus->Publish(Round(next));
  };
  EXPECT_THROW(publish_until_it_stops(), Away);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, kAtMost);
  broker.Signal(SIGCONT);
  const std::int64_t last = next + 10;
  PublishRounds(*bus, next, last);
  EXPECT_TRUE(Eventually(
      [&] {
        const auto heard_last = heard.LastVersions();
        return heard_last.size() == kKeys &&
               std::ranges::all_of(heard_last, [&](const auto& key) { return key.second == last; });
      },
      std::chrono::seconds{60}));
  EXPECT_THAT(heard.LastVersions(), Each(Pair(::testing::_, last)));
  broker.Signal(SIGKILL);
  const auto end = std::chrono::steady_clock::now();
  subscription.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - end, kAtMost);
}

// Listeners that demand something of whoever connects.
class KafkaListenerTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    if (!testing::ServerUrl(GetParam())) GTEST_SKIP() << testing::WhyMissing("kafka");
  }

  const testing::TemporaryFolder folder_;
};

TEST_P(KafkaListenerTest, EventsTravelWithWhatTheFileSays) {
  const auto bus = OpenBus(UrlOfOwnTopics(folder_.path(), *testing::ServerUrl(GetParam()), {kNotes}));
  Heard heard;
  const auto subscription = bus->Subscribe("group", {kNotes}, heard.Handler());
  bus->Publish(Round(1));
  EXPECT_TRUE(Eventually([&] { return heard.size() == kKeys; }));
  EXPECT_THAT(bus->Lags(), SizeIs(3));
}

TEST_P(KafkaListenerTest, WhoeverHasNotWhatItDemandsIsRefusedAndNothingOfTheFileIsShown) {
  const std::string server = *testing::ServerUrl(GetParam());
  const std::filesystem::path sound = server.substr(server.find("config=") + 7);
  const std::string file = folder_ / "wrong.properties";
  const bool sasl = GetParam() == "kafka_sasl";
  std::ofstream{file} << "security.protocol=" << (sasl ? "sasl_ssl" : "ssl")
                      << "\nssl.ca.location=" << (sound.parent_path() / "authority.pem").string() << "\n"
                      << (sasl ? "sasl.mechanism=SCRAM-SHA-512\nsasl.username=participation\nsasl.password=hunter2\n"
                               : "");
  try {
    OpenBus(server.substr(0, server.find('?')) + "?config=" + file);
    ADD_FAILURE() << "it let us in";
  } catch (const Away& refusal) {
    EXPECT_THAT(refusal.what(), HasSubstr("TLS and SASL settings"));
    EXPECT_THAT(refusal.what(), Not(AnyOf(HasSubstr("hunter2"), HasSubstr("authority.pem"))));
  }
}

INSTANTIATE_TEST_SUITE_P(Demanding, KafkaListenerTest, testing::Values("kafka_tls", "kafka_sasl"),
                         [](const auto& listener) { return listener.param; });

}  // namespace
}  // namespace participation::events::kafka
