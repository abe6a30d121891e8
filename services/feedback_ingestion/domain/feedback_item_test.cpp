#include "services/feedback_ingestion/domain/feedback_item.hpp"

#include <gmock/gmock.h>

#include "libs/redaction/redactor.hpp"
#include "libs/refusal/etag.hpp"
#include "libs/testing/namespace.hpp"
#include "libs/testing/status_matchers.hpp"
#include "services/feedback_ingestion/domain/consultation.hpp"
#include "services/feedback_ingestion/domain/import.hpp"
#include "services/feedback_ingestion/domain/theme_framework.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::Not;
using testing::StatusIs;

const clock::Time kNow = *clock::FromRfc3339("2026-06-30T22:30:00Z");

Submission Sound() {
  return {.source_system = "test",
          .submission_id = "1",
          .source = Source::kSurvey,
          .organisation = "RX6",
          .site = "",
          .service = "",
          .question = "why",
          .fft_answer = FftAnswer::kGood,
          .text = "Fine",
          .experience_date = "2026-06-01",
          .person_id = "",
          .consultation_id = ""};
}

absl::StatusOr<FeedbackItem> Receive(Submission submission) {
  static const redaction::Redactor redactor;
  return FeedbackItem::Receive("an-id", std::move(submission), redactor, kNow);
}

std::vector<std::string> FieldsAtFault(const Submission& submission) {
  std::vector<std::string> fields;
  for (const auto& violation : refusal::ViolationsOf(Receive(submission).status())) fields.push_back(violation.field);
  return fields;
}

TEST(FeedbackItemTest, IdentifiersInTextAndServiceAreTakenOutAndCounted) {
  auto submission = Sound();
  submission.text = "Ring 07700 900123 or 07700 900124";
  submission.service = "Ward of jo@example.org";
  const auto item = Receive(submission);
  ASSERT_THAT(item, IsOk());
  EXPECT_EQ(item->said().text.find("07700"), std::string::npos);
  EXPECT_EQ(item->said().service, "Ward of [e-mail address removed]");
  EXPECT_EQ(item->facts().redactions.at("telephone-number"), 2);
  EXPECT_EQ(item->facts().redactions.at("email-address"), 1);
}

TEST(FeedbackItemTest, LinesEndInLineFeedsOnly) {
  auto submission = Sound();
  submission.text = "one\r\ntwo\rthree\vfour\n\nfive\r\n";
  EXPECT_EQ(Receive(submission)->said().text, "one\ntwo\nthree\nfour\n\nfive");
}

TEST(FeedbackItemTest, EveryFieldAtFaultIsNamedAtOnce) {
  Submission bad;
  bad.experience_date = "tomorrow";
  EXPECT_THAT(FieldsAtFault(bad), ElementsAre("source_system", "submission_id", "source", "organisation", "question",
                                              "text", "experience_date"));
}

TEST(FeedbackItemTest, TodayHasBegunInSummerTimeAndTomorrowHasNot) {
  auto submission = Sound();
  submission.experience_date = "2026-06-30";
  EXPECT_THAT(Receive(submission), IsOk());
  submission.experience_date = "2026-07-01";
  EXPECT_THAT(FieldsAtFault(submission), ElementsAre("experience_date"));
  static const redaction::Redactor redactor;
  EXPECT_THAT(FeedbackItem::Receive("id", submission, redactor, kNow + std::chrono::minutes{30}), IsOk());
}

TEST(FeedbackItemTest, TomorrowHasNotBegunInWinter) {
  static const redaction::Redactor redactor;
  auto submission = Sound();
  submission.experience_date = "2027-01-01";
  const auto last_hour = *clock::FromRfc3339("2026-12-31T23:30:00Z");
  EXPECT_THAT(FeedbackItem::Receive("id", submission, redactor, last_hour),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(FeedbackItemTest, TheDayOfReceiptIsTheDayInEngland) {
  static const redaction::Redactor redactor;
  auto submission = Sound();
  submission.experience_date = "";
  const auto item = FeedbackItem::Receive("id", submission, redactor, *clock::FromRfc3339("2026-06-30T23:30:00Z"));
  ASSERT_THAT(item, IsOk());
  EXPECT_EQ(item->said().experience_date, "2026-07-01");
  EXPECT_EQ(item->Month(), "2026-07");
}

TEST(FeedbackItemTest, ThemesReplaceEachOtherAndOnlyAChangeIsANewVersion) {
  auto item = *Receive(Sound());
  EXPECT_THAT(item.AssignThemes({"parking", "funding"}, "person", "1"), IsOkAndHolds(true));
  EXPECT_THAT(item.AssignThemes({"funding", "parking", "funding"}, "person", ""), IsOkAndHolds(false));
  EXPECT_EQ(refusal::EtagOf(item.facts().version), "2");
  EXPECT_THAT(item.AssignThemes({"parking"}, "person", "1"), StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(item.AssignThemes({"no-such-theme"}, "person", ""), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(item.facts().themes.size(), 2u);
}

TEST(ThemeFrameworkTest, EveryThemeHasACodeATitleAndACategory) {
  EXPECT_EQ(Themes().size(), 33u);
  for (const Theme& theme : Themes()) {
    EXPECT_EQ(FindTheme(theme.code), &theme);
    EXPECT_FALSE(theme.title.empty() || theme.category.empty()) << theme.code;
  }
  EXPECT_EQ(FindTheme("parking")->category, "Service location, travel & transport");
  EXPECT_EQ(FindTheme("parkin"), nullptr);
}

TEST(ConsultationTest, AnswersAreTakenFromItsOpeningUntilBeforeItsClose) {
  const Consultation consultation{.id = "c", .open_time = kNow, .close_time = kNow + std::chrono::hours{1}};
  EXPECT_THAT(consultation.Accepts(kNow - std::chrono::microseconds{1}),
              StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(consultation.Accepts(kNow), IsOk());
  const auto refusal = consultation.Accepts(kNow + std::chrono::hours{1});
  EXPECT_EQ(refusal::MetadataOf(refusal).at("close_time"), "2026-06-30T23:30:00.000000Z");
}

TEST(ConsultationTest, OneOfWhichOnlyTheClosingIsKnownSaysNoTimes) {
  const Consultation consultation{.id = "c", .open_time = {}, .close_time = {}, .closed = true};
  const auto refusal = consultation.Accepts(kNow);
  EXPECT_EQ(refusal::ReasonOf(refusal), "CONSULTATION_NOT_OPEN");
  EXPECT_THAT(std::string{refusal.message()}, AllOf(HasSubstr("closed"), Not(HasSubstr("1970"))));
  EXPECT_FALSE(refusal::MetadataOf(refusal).contains("open_time"));
}

TEST(ImportTest, ItGoesOnOnlyFromWhereItStands) {
  Import::Facts facts;
  facts.id = "i";
  Import import{facts};
  EXPECT_THAT(import.Advance({0, 1}, {100, 5}, {.stored = 3, .rejected = 1}, kNow), IsOk());
  EXPECT_THAT(import.Advance({0, 1}, {100, 5}, {.stored = 3}, kNow), StatusIs(absl::StatusCode::kAborted));
  EXPECT_EQ(import.facts().totals.Rows(), 4);
  import.Complete();
  EXPECT_THAT(import.Advance({100, 5}, {200, 9}, {}, kNow), StatusIs(absl::StatusCode::kAborted));
}

}  // namespace
}  // namespace participation::feedback_ingestion
