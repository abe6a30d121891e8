#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include <algorithm>

#include "libs/events/bus.hpp"
#include "libs/events/event.hpp"
#include "libs/events/kafka/away.hpp"
#include "libs/events/testing/kafka_topics.hpp"
#include "libs/events/testing/own_broker.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/servers.hpp"

namespace participation::events::kafka {
namespace {

using testing::Eventually;

const std::string kLarge = "google.protobuf";

Event Large(std::int64_t version) {
  google::protobuf::BytesValue message;
  message.set_value(std::string(100'000, 'a'));
  return Wrap("key", version, message);
}

// More than a client has under way at once: some of it is not sent when it gives up.
std::vector<Event> MuchFrom(std::int64_t version) {
  std::vector<Event> events;
  while (events.size() < 200) events.push_back(Large(version++));
  return events;
}

// A producer that failed still has events that it was given: it must go, with all of them, before they do.
TEST(GivenUpTest, OfWhatWasGivenUpNothingIsSentLater) {
  if (!testing::ServerUrl("kafka")) GTEST_SKIP() << testing::WhyMissing("kafka");
  OwnBroker broker;
  const testing::TemporaryFolder folder;
  const auto bus = OpenBus(UrlOfOwnTopics(folder.path(), broker.Url(), {kLarge}));
  const Event first = Large(1);
  bus->Publish({&first, 1});
  broker.Signal(SIGSTOP);
  auto given_up = MuchFrom(2);
  EXPECT_THROW(bus->Publish(given_up), Away);
  for (Event& event : given_up) std::ranges::fill(event.data, 'x');
  broker.Signal(SIGCONT);
  const Event last = Large(1000);
  EXPECT_TRUE(Eventually([&] {
    try {
      return bus->Publish({&last, 1}), true;
    } catch (const std::runtime_error&) {
      return false;
    }
  }));
  std::size_t heard = 0;
  std::size_t sound = 0;
  const auto count = [&](std::span<const Event> events) {
    heard += events.size();
    sound += std::ranges::count_if(events, [&](const Event& event) { return event.data == last.data; });
  };
  bus->Replay(kLarge, count);
  EXPECT_GE(heard, 2U);
  EXPECT_LT(heard, given_up.size()) << "all of it was sent before it was given up: this test needs more";
  EXPECT_EQ(sound, heard);
}

}  // namespace
}  // namespace participation::events::kafka
