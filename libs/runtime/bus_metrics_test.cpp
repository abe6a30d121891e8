#include "libs/runtime/bus_metrics.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>

#include "libs/events/bus.hpp"
#include "libs/metrics/metrics.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::runtime {
namespace {

using ::testing::HasSubstr;

TEST(BusMetricsTest, LagsAndCountsAreShownAsTheyStand) {
  const testing::TemporaryFolder folder;
  const auto bus = events::OpenBus("local:" + (folder / "bus.db").string());
  metrics::Registry registry;
  PublishBusMetrics(registry, *bus);
  const auto subscription = bus->Subscribe("group", {"google.protobuf"}, [](auto) {});
  for (int version = 1; version <= 2; ++version) {
    const events::Event event = events::Wrap("a", version, google::protobuf::StringValue{});
    bus->Publish({&event, 1});
    EXPECT_THAT(registry.Text(), HasSubstr("participation_bus_published_total " + std::to_string(version) + "\n"));
  }
  EXPECT_THAT(registry.Text(), HasSubstr("participation_bus_publish_failures_total 0\n"));
  EXPECT_THAT(registry.Text(), HasSubstr("participation_bus_publishing 0\n"));
  EXPECT_TRUE(testing::Eventually([&] {
    return registry.Text().find(
               "participation_bus_lag{group=\"group\",partition=\"0\",topic=\"google.protobuf\"} 0\n") !=
           std::string::npos;
  }));
}

}  // namespace
}  // namespace participation::runtime
