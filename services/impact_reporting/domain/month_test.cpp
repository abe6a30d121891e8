#include "services/impact_reporting/domain/month.hpp"

#include <gmock/gmock.h>

#include "libs/testing/status_matchers.hpp"

namespace participation::impact_reporting {
namespace {

using ::testing::ElementsAre;
using testing::IsOk;
using testing::StatusIs;

TEST(MonthTest, AllMonthsOfAPeriodRunOverTheYear) {
  EXPECT_THAT((Months{"2025-11", "2026-02"}.All()), ElementsAre("2025-11", "2025-12", "2026-01", "2026-02"));
}

TEST(MonthTest, APeriodThatEndsBeforeItBeginsIsRefused) {
  EXPECT_THAT(Months::Of("2026-02", "2026-01", 60), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(MonthTest, APeriodMayBeAsLongAsAllowedAndNoLonger) {
  EXPECT_THAT(Months::Of("2025-01", "2025-12", 12), IsOk());
  EXPECT_THAT(Months::Of("2025-01", "2026-01", 12), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(MonthTest, OnlyDatesThatExistAreDates) {
  EXPECT_TRUE(IsDate("2024-02-29"));
  for (const char* text : {"2025-02-29", "2025-13-01", "2025-00-10", "20250101", "2025-1-01", "", "2025-01-1x"}) {
    EXPECT_FALSE(IsDate(text)) << text;
  }
}

TEST(MonthTest, AMonthIsWrittenForPeople) { EXPECT_EQ(InWords("2026-03"), "March 2026"); }

}  // namespace
}  // namespace participation::impact_reporting
