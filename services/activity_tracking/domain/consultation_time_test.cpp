#include "services/activity_tracking/domain/consultation_time.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/refusal/refusal.hpp"
#include "libs/testing/status_matchers.hpp"

namespace participation::activity_tracking {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsOk;

clock::Time At(const std::string& date) { return *clock::FromRfc3339(date + "T09:00:00Z"); }

std::string WrongField(const ConsultationTime& time, const std::string& now) {
  const auto violations = refusal::ViolationsOf(CheckTime(time, "", At(now)));
  return violations.empty() ? "" : violations[0].field;
}

TEST(ConsultationTimeTest, ItEndsAfterItsBeginningWithinAYearAndInTheFuture) {
  EXPECT_EQ(WrongField({At("2026-01-05"), At("2026-03-30")}, "2026-01-01"), "");
  EXPECT_EQ(WrongField({At("2026-01-05"), At("2027-01-06")}, "2026-01-01"), "");
  EXPECT_EQ(WrongField({At("2026-01-05"), At("2027-01-07")}, "2026-01-01"), "consultation.close_time");
  EXPECT_EQ(WrongField({At("2026-01-05"), At("2026-01-05")}, "2026-01-01"), "consultation.close_time");
  EXPECT_EQ(WrongField({At("2026-01-05"), At("2026-01-04")}, "2026-01-01"), "consultation.close_time");
  EXPECT_EQ(WrongField({At("2026-01-05"), At("2026-03-30")}, "2026-03-30"), "consultation.close_time");
}

TEST(ConsultationTimeTest, OneThatHasBegunElsewhereCanBePutOnRecord) {
  EXPECT_THAT(CheckTime({At("2026-01-05"), At("2026-03-30")}, "", At("2026-02-01")), IsOk());
}

TEST(ConsultationTimeTest, TwelveWeeksOutsideHolidaysWarnOfNothing) {
  EXPECT_THAT(WarningsOf({At("2026-01-05"), At("2026-03-30")}), IsEmpty());
}

TEST(ConsultationTimeTest, LessThanTwelveWeeksWarns) {
  EXPECT_THAT(WarningsOf({At("2026-01-05"), At("2026-03-29")}), ElementsAre("SHORTER_THAN_12_WEEKS"));
}

TEST(ConsultationTimeTest, HolidaysDoNotCount) {
  // 84 days, of which 31 are August.
  EXPECT_THAT(WarningsOf({At("2026-07-01"), At("2026-09-23")}), ElementsAre("TOO_SHORT_OVER_HOLIDAYS"));
  // 84 and 31 days.
  EXPECT_THAT(WarningsOf({At("2026-07-01"), At("2026-10-24")}), IsEmpty());
  // 24 December to 1 January are nine days.
  EXPECT_THAT(WarningsOf({At("2026-12-01"), At("2027-03-03")}), ElementsAre("TOO_SHORT_OVER_HOLIDAYS"));
  EXPECT_THAT(WarningsOf({At("2026-12-01"), At("2027-03-04")}), IsEmpty());
  EXPECT_THAT(WarningsOf({At("2026-08-01"), At("2026-09-01")}),
              ElementsAre("SHORTER_THAN_12_WEEKS", "TOO_SHORT_OVER_HOLIDAYS"));
}

}  // namespace
}  // namespace participation::activity_tracking
