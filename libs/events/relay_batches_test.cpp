#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include <atomic>
#include <map>

#include "libs/database/testing/conformance.hpp"
#include "libs/events/outbox.hpp"
#include "libs/events/relay.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::events {
namespace {

using testing::Eventually;

constexpr std::int64_t kKeys = 3;
constexpr std::int64_t kInBatch = 1000;  // that a relay publishes at once

// A relay that has more to publish than goes in one batch.
class RelayBatchesTest : public ::testing::TestWithParam<database::FreshDatabase::Backend> {
 protected:
  void SetUp() override {
    if (!database::FreshDatabase::IsThere(GetParam())) GTEST_SKIP() << testing::WhyMissing("postgres");
    place_ = std::make_unique<database::FreshDatabase>(GetParam());
    database_ = database::Open(place_->url(), {.exclusive = true});
    MigrateEvents(*database_);
  }

  // The next versions of a few keys in turn.
  void Add(std::int64_t count) {
    std::vector<Event> events;
    for (std::int64_t i = 0; i < count; ++i, ++added_) {
      events.push_back(Wrap(std::to_string(added_ % kKeys), added_ / kKeys + 1, google::protobuf::StringValue{}));
    }
    database_->Write([&](database::Transaction& transaction) { return Outbox{transaction}.AddAll(events), true; });
  }
  void Empty() {
    database_->Write(
        [](database::Transaction& transaction) { return transaction.Execute("DELETE FROM outbox"), true; });
  }
  // How many were published: once each, in the order of their keys.
  std::int64_t PublishedInOrder() {
    std::map<std::string, std::int64_t> last;
    std::int64_t count = 0;
    bus_->Replay("google.protobuf", [&](std::span<const Event> events) {
      for (const Event& event : events) EXPECT_EQ(event.version, ++last[event.key]) << event.key;
      count += static_cast<std::int64_t>(events.size());
    });
    return count;
  }
  static bool AwaitEmpty(const Relay& relay) {
    return Eventually([&] { return relay.State().waiting == 0; });
  }

  const testing::TemporaryFolder folder_;
  std::unique_ptr<database::FreshDatabase> place_;
  std::unique_ptr<database::Database> database_;
  const std::unique_ptr<Bus> bus_ = OpenBus("local:" + (folder_ / "bus.db").string());
  std::int64_t added_ = 0;
};

INSTANTIATE_TEST_SUITE_P(On, RelayBatchesTest, database::BothBackends(), database::BackendName);

TEST_P(RelayBatchesTest, WhatComesMeanwhileIsPublishedBehindWhatIsReadAhead) {
  Add(2 * kInBatch + 7);
  Relay relay{"test", *database_, *bus_};
  for (int i = 0; i < 40; ++i) {
    Add(250);
    relay.Wake();
  }
  EXPECT_TRUE(AwaitEmpty(relay));
  EXPECT_EQ(PublishedInOrder(), added_);
}

TEST_P(RelayBatchesTest, WhatWasReadAheadIsLeftToWhoeverHadTheTurnMeanwhile) {
  Add(2 * kInBatch);
  std::atomic<int> asked{0};
  {
    const Relay relay{"test", *database_, *bus_, [&]() -> std::int64_t {
                        if (++asked < 3) return 1;  // for looking, and for the first batch
                        if (asked == 3) Empty();    // as another does that publishes the rest
                        return 2;
                      }};
    ASSERT_TRUE(Eventually([&] { return asked > 3; }));
  }
  EXPECT_EQ(PublishedInOrder(), kInBatch);
}

}  // namespace
}  // namespace participation::events
