#include "tests/resilience/checker.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include "libs/events/bus.hpp"
#include "libs/events/event.hpp"
#include "libs/testing/temporary_folder.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"

namespace participation::resilience {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

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

// The ids of the rules that do not hold.
std::vector<std::string> Violated(const Verdicts& verdicts) {
  std::vector<std::string> ids;
  for (const Verdict& verdict : verdicts) {
    if (verdict.violations > 0) ids.push_back(verdict.id);
  }
  return ids;
}

TEST(CheckerTest, SeesWhatIsLostKeptInSpiteOfARefusalDoubledOrMiscounted) {
  History history;
  history.Note({.subject = "s1", .item = "i1", .result = Result::kOk});
  history.Note({.subject = "s2", .result = Result::kRefused});
  history.Note({.subject = "s3", .result = Result::kUnknown});
  const auto violated = [&](const Shown& shown) { return Violated(JudgeShown(history, shown)); };
  EXPECT_THAT(violated({{{"i1", "s1"}}, 1, 1}), IsEmpty());
  EXPECT_THAT(violated({{{"i1", "s1"}, {"i3", "s3"}}, 2, 2}), IsEmpty());
  EXPECT_THAT(violated({{}, 0, 0}), ElementsAre("I1"));
  EXPECT_THAT(violated({{{"other", "s1"}}, 1, 1}), ElementsAre("I1"));
  EXPECT_THAT(violated({{{"i1", "s1"}, {"i2", "s2"}}, 2, 2}), ElementsAre("I2"));
  EXPECT_THAT(violated({{{"i1", "s1"}, {"i4", "never sent"}}, 2, 2}), ElementsAre("I2"));
  EXPECT_THAT(violated({{{"i1", "s1"}, {"i5", "s1"}}, 2, 2}), ElementsAre("I4"));
  EXPECT_THAT(violated({{{"i1", "s1"}}, 2, 1}), ElementsAre("I6"));
  EXPECT_THAT(violated({{{"i1", "s1"}}, 1, 2}), ElementsAre("I6"));
}

TEST(CheckerTest, SeesACountThatSaysLessThanWasKnown) {
  History history;
  history.Note(
      {.kind = Operation::Kind::kCount, .subject = "items", .number = 5, .at_least = 5, .result = Result::kOk});
  EXPECT_EQ(JudgeCounts(history).violations, 0);
  history.Note(
      {.kind = Operation::Kind::kCount, .subject = "items", .number = 5, .at_least = 6, .result = Result::kOk});
  EXPECT_EQ(JudgeCounts(history).violations, 1);
}

TEST(CheckerTest, SeesWhatWasAnsweredOkAndNeverTold) {
  History history;
  history.Note({.subject = "s1", .item = "i1", .result = Result::kOk});
  EXPECT_THAT(Violated(LogJudge{Repeats::kNone}.Judge(history)), ElementsAre("I3", "I5"));
}

}  // namespace
}  // namespace participation::resilience
