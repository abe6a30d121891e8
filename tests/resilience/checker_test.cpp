#include "tests/resilience/checker.hpp"

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include "libs/events/bus.hpp"
#include "libs/events/event.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"

namespace participation::resilience {
namespace {

// How many failures the check of a log finds in which the events of one item have these versions.
int FailuresOf(const std::vector<std::int64_t>& versions, Repeats repeats = Repeats::kNone) {
  const testing::TemporaryFolder folder;
  const auto bus = events::OpenBus("local:" + (folder / "bus.db").string());
  std::vector<events::Event> told;
  for (const auto version : versions) {
    told.push_back(events::Wrap("item", version, feedback_ingestion::v1::FeedbackThemed{}));
  }
  bus->Publish(told);
  testing::TestPartResultArray results;
  {
    const testing::ScopedFakeTestPartResultReporter reporter{&results};
    CheckLog(*bus, repeats, {});
  }
  return results.size();
}

TEST(CheckerTest, SeesAnInversionAGapAndARepeatInTheLog) {
  EXPECT_EQ(FailuresOf({1, 2, 3}), 0);
  EXPECT_GT(FailuresOf({1, 3, 2}), 0);
  EXPECT_GT(FailuresOf({1, 3}), 0);
  EXPECT_GT(FailuresOf({1, 2, 2}), 0);
  EXPECT_GT(FailuresOf({1, 3, 2}, Repeats::kAllowed), 0);
  EXPECT_GT(FailuresOf({1, 2, 2}, Repeats::kAllowed), 0) << "two different events";
}

TEST(CheckerTest, SeesThatALogCouldNotShowAnInversion) { EXPECT_EQ(FailuresOf({1}), 1); }

}  // namespace
}  // namespace participation::resilience
