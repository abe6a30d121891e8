#include "services/impact_reporting/usecases/forget_person.hpp"

#include <gmock/gmock.h>

#include "libs/testing/status_matchers.hpp"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "services/impact_reporting/testing/reporting.hpp"

namespace participation::impact_reporting {
namespace {

using testing::IsOk;
using ::testing::SizeIs;

class ForgetPersonTest : public ::testing::Test {
 protected:
  // What is still linked to the one person who gave all.
  std::pair<std::int64_t, std::int64_t> Linked() {
    return reporting_.Ask([](database::Transaction& snapshot) {
      const auto count = [&](const std::string& table) {
        return snapshot.Execute("SELECT COUNT(*) FROM " + table + " WHERE person_id IS NOT NULL")[0].Integer(0);
      };
      return std::pair{count("contributions"), count("tellings")};
    });
  }
  bool ForgetSome() {
    return reporting_.Do(
        [&](database::Transaction& transaction) { return ForgetMore(transaction, reporting_.clock.Now()); });
  }

  Reporting reporting_;
};

TEST_F(ForgetPersonTest, WhoGaveMuchIsForgottenInSteps) {
  reporting_.HearMany(1400, 1);  // 1,200 of one person
  const Outcome outcome = reporting_.PublishOnParking();
  reporting_.MakeAllTellings();
  EXPECT_EQ(Linked(), std::pair(1200L, 1L));
  ASSERT_THAT(reporting_.Hear(Reporting::Erased("person-0")), IsOk());
  EXPECT_EQ(Linked().first, 700);
  ASSERT_TRUE(ForgetSome());
  EXPECT_EQ(Linked().first, 200);
  ASSERT_TRUE(ForgetSome());
  EXPECT_EQ(Linked(), std::pair(0L, 0L));
  EXPECT_FALSE(ForgetSome());
  EXPECT_EQ(reporting_.SummaryOf(outcome).reasons.at(Telling::Reason::kErased), 1);
}

TEST_F(ForgetPersonTest, WhoLeftIsToldNothingThoughNotAllOfTheirsIsUnlinked) {
  reporting_.HearMany(1400, 1);
  ASSERT_THAT(reporting_.Hear(Reporting::Erased("person-0")), IsOk());
  const Outcome outcome = reporting_.PublishOnParking();
  reporting_.MakeAllTellings();
  EXPECT_THAT(reporting_.Emitted<v1::TellingDue>(), SizeIs(0));
  EXPECT_EQ(reporting_.SummaryOf(outcome).contributions_left, 1200);
  while (ForgetSome()) continue;
  EXPECT_EQ(Linked(), std::pair(0L, 0L));
}

TEST_F(ForgetPersonTest, WhoGaveLittleIsForgottenAtOnce) {
  reporting_.HearFeedback("ada");
  ASSERT_THAT(reporting_.Hear(Reporting::Erased("ada")), IsOk());
  EXPECT_EQ(Linked(), std::pair(0L, 0L));
  EXPECT_FALSE(ForgetSome());
}

}  // namespace
}  // namespace participation::impact_reporting
