#include "services/feedback_ingestion/imports/file_reader.hpp"

#include <gmock/gmock.h>

#include "libs/testing/namespace.hpp"
#include "services/feedback_ingestion/testing/file_reading.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class FileReaderTest : public FileReading {};

TEST_F(FileReaderTest, ARowBecomesAnItem) {
  const auto result = Read(kHeader + Row("1", "\"Lovely, thank you\""));
  ASSERT_EQ(result.items.size(), 1u);
  const Submission& said = result.items[0].said();
  EXPECT_EQ(said.source_system, "test");
  EXPECT_EQ(said.submission_id, "1");
  EXPECT_EQ(said.organisation, "RX6");
  EXPECT_EQ(said.question, "why");
  EXPECT_EQ(said.fft_answer, FftAnswer::kVeryGood);
  EXPECT_EQ(said.text, "Lovely, thank you");
  EXPECT_EQ(said.experience_date, "2025-03-01");
  EXPECT_FALSE(result.items[0].facts().dated_by_receipt);
}

TEST_F(FileReaderTest, AnswersAreReadAsCodesAndAsWords) {
  EXPECT_EQ(AnswerOf("6"), FftAnswer::kDontKnow);
  EXPECT_EQ(AnswerOf("Very good"), FftAnswer::kVeryGood);
  EXPECT_EQ(AnswerOf("NEITHER GOOD  NOR POOR "), FftAnswer::kNeitherGoodNorPoor);
  EXPECT_EQ(AnswerOf("Don’t know"), FftAnswer::kDontKnow);
  EXPECT_EQ(AnswerOf("Don't Know"), FftAnswer::kDontKnow);
  EXPECT_EQ(AnswerOf("N/A"), FftAnswer::kUnspecified);
  EXPECT_EQ(ReasonOf(Row("7", "Fine")), "ANSWER_UNKNOWN");
  EXPECT_EQ(ReasonOf(Row("1.0", "Fine")), "ANSWER_UNKNOWN");
}

TEST_F(FileReaderTest, AnswersToTheEndedQuestionAreTakenOnlyFromItsTime) {
  EXPECT_EQ(AnswerOf("Extremely likely", "2020-03-31"), FftAnswer::kVeryGood);
  EXPECT_EQ(ReasonOf(Row("Extremely likely", "Fine", "2020-04-01")), "ANSWER_OF_ENDED_SCALE");
}

TEST_F(FileReaderTest, TheMappingMaySayWhatAnUnknownAnswerMeans) {
  const auto mapping =
      ParseMapping(std::string{kHead}.replace(std::string{kHead}.find("fft_answer: Answer"), 18,
                                              "fft_answer: {column: Answer, values: {7: none, 8: very-poor}}") +
                   "organisation: Trust\ndate: received\n");
  ASSERT_TRUE(mapping.ok()) << mapping.status();
  const redaction::Redactor redactor;
  auto reader = FileReader::Start(
      *mapping, {.organisation = "", .site = "", .organisations = policy::Organisations::All()}, redactor, {}, "");
  const std::string file = kHeader + Row("7", "Fine") + Row("8", "Bad") + Row("2", "Good");
  reader->Feed(file);
  reader->Finish();
  const auto batch = reader->NextBatch(10, kNow);
  ASSERT_EQ(batch->items.size(), 3u);
  EXPECT_EQ(batch->items[0].item.said().fft_answer, FftAnswer::kUnspecified);
  EXPECT_EQ(batch->items[1].item.said().fft_answer, FftAnswer::kVeryPoor);
  EXPECT_EQ(batch->items[2].item.said().fft_answer, FftAnswer::kGood);
}

TEST_F(FileReaderTest, CommentsThatSayNothingAreBlankAndRowsThatSayNothingSkipped) {
  const std::string blanks[] = {"", " ", "NULL", "na", "N/A", "#NAME?", "?", "s", "’", "Did not answer", "\"\n\""};
  for (const std::string& blank : blanks) {
    EXPECT_EQ(Read(kHeader + Row("", blank)).skipped, 1) << blank;
    const auto answered = Read(kHeader + Row("1", blank));
    ASSERT_EQ(answered.items.size(), 1u) << blank;
    EXPECT_EQ(answered.items[0].said().text, "") << blank;
  }
  EXPECT_EQ(Read(kHeader + Row("", "OK")).items.size(), 1u);
}

TEST_F(FileReaderTest, MarksOfHumanRedactionStay) {
  for (const std::string mark : {"[name redacted] was kind", "[Date Redacted]", "xxxx helped", "****"}) {
    EXPECT_EQ(Read(kHeader + Row("", mark)).items.at(0).said().text, mark);
  }
}

TEST_F(FileReaderTest, IdentifiersAreGoneFromWhatIsRead) {
  const auto result = Read(kHeader + Row("", "Ring 07700 900123 or jo@example.org"));
  EXPECT_EQ(result.items.at(0).said().text, "Ring [telephone number removed] or [e-mail address removed]");
}

TEST_F(FileReaderTest, ValuesThatTheMappingDoesNotListAreReported) {
  const std::string listed = "organisation: {column: Trust, values: {NEAS: RX6}}\ndate: received\n";
  EXPECT_EQ(ReasonOf("1,NEAS,Why?,1,Fine,\n", listed), "");
  EXPECT_EQ(ReasonOf("1,neas ,Why?,1,Fine,\n", listed), "");
  EXPECT_EQ(ReasonOf("1,NHFT,Why?,1,Fine,\n", listed), "VALUE_UNKNOWN");
  EXPECT_EQ(ReasonOf("1,,Why?,1,Fine,\n", listed), "MISSING");
  EXPECT_EQ(ReasonOf(",NEAS,Why?,1,Fine,\n", listed), "MISSING");
  EXPECT_EQ(ReasonOf("1,NEAS,,1,Fine,\n", listed), "MISSING");
  EXPECT_EQ(ReasonOf("1,NEAS,What else?,1,Fine,\n", listed), "NOT_ALLOWED");
}

TEST_F(FileReaderTest, AProblemNamesTheMappingsKeyAndWhatIsAllowed) {
  const auto problem = [](const std::string& row, const std::string& rest) {
    const auto result = Read(kHeader + row, rest);
    return result.problems.empty() ? ImportProblem{} : result.problems[0];
  };
  const std::string listed = "organisation: {column: Trust, values: {NEAS: RX6, NHFT: RHA}}\ndate: received\n";
  EXPECT_THAT(problem("1,NHS,Why?,1,Fine,\n", listed).message, HasSubstr("`organisation.values`"));
  EXPECT_THAT(problem("1,NHS,Why?,1,Fine,\n", listed).message, HasSubstr("neas, nhft"));
  EXPECT_THAT(problem("1,NHS,Why?,9,Fine,\n", listed).message, HasSubstr("very good, good, neither good nor poor"));
  EXPECT_THAT(problem("1,NEAS,Why?,1," + std::string(10'001, 'x') + ",\n", listed).message,
              HasSubstr("`comment` must have at most"));
  const auto nowhere = problem("1,NEAS,Why?,1,Fine,\n", "date: received\n");
  EXPECT_EQ(nowhere.column, "organisation");
  EXPECT_EQ(nowhere.value, "nothing in the mapping");
  EXPECT_THAT(nowhere.advice, HasSubstr("organisation.constant"));
  const std::string people =
      "organisation: {constant: RX6}\n"
      "contributor: {column: Trust, values: {jo: 019aa2b4-5c3e-7d10-9f63-0c1b2a394857}}\ndate: received\n";
  EXPECT_EQ(problem("1,al,Why?,1,Fine,\n", people).reason, "VALUE_UNKNOWN");
  EXPECT_THAT(problem("1,al,Why?,1,Fine,\n", people).message, Not(HasSubstr("jo"))) << "a name of somebody";
}

TEST_F(FileReaderTest, RowsOfOtherOrganisationsAreReportedToACallerWhoHasOne) {
  const auto result =
      Read(kHeader + Row("1", "Fine") + "2,RHA,Why?,1,Fine,2025-03-01\n", "organisation: Trust\ndate: received\n",
           {.organisation = "", .site = "", .organisations = policy::Organisations::Only({"RHA"})});
  EXPECT_THAT(result.Reasons(), ElementsAre("OTHER_ORGANISATION"));
  EXPECT_EQ(result.items.size(), 1u);
}

TEST_F(FileReaderTest, RowsThatDoNotSayTakeWhatTheImportWasOpenedWith) {
  const auto result = Read(kHeader + Row("1", "Fine"), "date: received\n",
                           {.organisation = "RHA", .site = "RHA01", .organisations = policy::Organisations::All()});
  ASSERT_EQ(result.items.size(), 1u);
  EXPECT_EQ(result.items[0].said().organisation, "RHA");
  EXPECT_EQ(result.items[0].said().site, "RHA01");
}

TEST_F(FileReaderTest, AContributorsIdStandsForItselfAndOthersForNobodyKnown) {
  const std::string rest =
      "organisation: {constant: RX6}\n"
      "contributor: {column: Trust, values: {37: 019aa2b4-5c3e-7d10-9f63-0c1b2a394857}, otherwise: none}\n"
      "date: received\n";
  const auto result = Read(std::string{kHeader} + "1,37,why,1,Fine,\n2,38,why,1,Fine,\n" +
                               "3,019aa2b4-5c3e-7d10-9f63-000000000000,why,1,Fine,\n",
                           rest);
  ASSERT_EQ(result.items.size(), 3u) << result.Reasons().size();
  EXPECT_EQ(result.items[0].said().person_id, "019aa2b4-5c3e-7d10-9f63-0c1b2a394857");
  EXPECT_EQ(result.items[1].said().person_id, "");
  EXPECT_EQ(result.items[2].said().person_id, "019aa2b4-5c3e-7d10-9f63-000000000000");
}

}  // namespace
}  // namespace participation::feedback_ingestion
