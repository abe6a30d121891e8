#include "tools/participationctl/wording.hpp"

#include <gmock/gmock.h>

#include "participation/activity_tracking/v1/activity_tracking_service.pb.h"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_service.pb.h"
#include "participation/people_bank/v1/people_bank_service.pb.h"

namespace participation::ctl {
namespace {

using activity_tracking::v1::PlanActivityRequest;
using activity_tracking::v1::UpdateActivityRequest;
using feedback_ingestion::v1::ImportFeedbackRequest;
using feedback_ingestion::v1::StreamFeedbackRequest;
using impact_reporting::v1::RecordFindingRequest;
using people_bank::v1::LookUpPersonRequest;
using people_bank::v1::RegisterPersonRequest;
using refusal::Violation;

template <typename Request>
Violation Said(const std::string& field, const std::string& description = "is required") {
  return Wording{*Request::descriptor()}.Of({field, description});
}

TEST(WordingTest, AFieldIsCalledByTheFlagThatHelpShows) {
  EXPECT_EQ(Said<PlanActivityRequest>("activity.organisation").field, "--organisation");
  EXPECT_EQ(Said<PlanActivityRequest>("activity.duties[2]").field, "--duties[2]");
  EXPECT_EQ(Said<RegisterPersonRequest>("consents[0].channel").field, "--consents[0].channel");
}

TEST(WordingTest, AChoiceIsCalledByTheFlagsThatItIsBetween) {
  EXPECT_EQ(Said<LookUpPersonRequest>("contact", "is required, as one of: email, telephone"),
            (Violation{"--email, --telephone", "one of these is required"}));
}

TEST(WordingTest, AMessageThatIsMissingIsCalledByTheFlagsThatItNeeds) {
  EXPECT_THAT(Said<PlanActivityRequest>("activity").field,
              testing::AllOf(testing::HasSubstr("--organisation, "), testing::HasSubstr("--rung"),
                             testing::Not(testing::HasSubstr("--end-date"))));
  EXPECT_EQ(Said<RegisterPersonRequest>("interests").field, "any --interests.…");
}

TEST(WordingTest, EnumsAndOtherFieldsAreSaidAsOnTheCommandLine) {
  EXPECT_EQ(Said<PlanActivityRequest>("activity.rung", "is required, as one of: RUNG_INFORMING, RUNG_CONSULTING"),
            (Violation{"--rung", "is required, as one of: informing, consulting"}));
  EXPECT_EQ(Said<PlanActivityRequest>("activity.end_date", "must not be before start_date"),
            (Violation{"--end-date", "must not be before --start-date"}));
  EXPECT_EQ(Said<RegisterPersonRequest>("consents[0].channel", "must be one of: CHANNEL_EMAIL, CHANNEL_SMS"),
            (Violation{"--consents[0].channel", "must be one of: email, sms"}));
}

TEST(WordingTest, AMaskNamesFieldsAsItIsWritten) {
  EXPECT_EQ(Said<UpdateActivityRequest>("update_mask", "must name fields of it: title, start_date; or be *"),
            (Violation{"--update-mask", "must name fields of it: title, start-date; or be *"}));
}

TEST(WordingTest, AMessageThatMustChooseIsCalledByTheFlagsOfEachChoice) {
  EXPECT_EQ(Said<RecordFindingRequest>("evidence"),
            (Violation{"--theme with --first-month with --last-month, --activity-id, --consultation-id, "
                       "--contribution-ids",
                       "one of these is required"}));
}

TEST(WordingTest, MessagesSpeakOfCommandsAndFlags) {
  const Wording wording{*RecordFindingRequest::descriptor()};
  EXPECT_EQ(wording.Say("StartActivity, UpdateActivity"), "start-activity, update-activity");
  EXPECT_EQ(wording.Say("check consultation_id, or leave it out."), "check --consultation-id, or leave it out.");
  EXPECT_EQ(wording.Say("evidence.chosen.contribution_ids[0]"), "--contribution-ids[0]");
  EXPECT_EQ(wording.Say("contribution_ids[2]"), "--contribution-ids[2]");
  EXPECT_EQ(wording.Say("Ask name@example.org, “RH8” or §14Z45."), "Ask name@example.org, “RH8” or §14Z45.");
}

TEST(WordingTest, WhatMayStandInATextIsNotTakenForFields) {
  EXPECT_EQ(Said<ImportFeedbackRequest>("opening.mapping", "line 1: allowed: site, organisation").description,
            "line 1: allowed: site, organisation");
  EXPECT_EQ(Said<RegisterPersonRequest>("details.communication_needs[0].code", "must be one of: email, sms"),
            (Violation{"--communication-needs[0].code", "must be one of: email, sms"}));
}

TEST(WordingTest, WithoutFlagsAFieldKeepsItsPath) {
  const Violation violation{"submissions[3].comment", "must be at most 10 characters"};
  EXPECT_EQ((Wording{*StreamFeedbackRequest::descriptor(), {}}.Of(violation)), violation);
  EXPECT_EQ(Said<LookUpPersonRequest>("nosuch").field, "nosuch");
}

}  // namespace
}  // namespace participation::ctl
