#include "services/feedback_ingestion/imports/file_reader.hpp"

#include <gmock/gmock.h>

#include "libs/redaction/redactor.hpp"
#include "libs/testing/namespace.hpp"
#include "libs/testing/status_matchers.hpp"
#include "services/feedback_ingestion/imports/parse_mapping.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StatusIs;

constexpr char kHead[] = R"(source_system: test
source: friends-and-family-test
submission_id: Id
question: {column: Question, values: {'Why?': why}, otherwise: keep}
fft_answer: Answer
comment: Comment
)";
constexpr char kHeader[] = "Id,Trust,Question,Answer,Comment,Date\n";
const clock::Time kNow = *clock::FromRfc3339("2026-06-30T12:00:00Z");

struct Result {
  std::vector<FeedbackItem> items;
  std::vector<ImportProblem> problems;
  std::int64_t skipped = 0;
  absl::Status status;

  std::vector<std::string> Reasons() const {
    std::vector<std::string> reasons;
    for (const auto& problem : problems) reasons.push_back(problem.reason);
    return reasons;
  }
};

Result Read(const std::string& file,
            const std::string& rest = "organisation: Trust\ndate: {column: Date, order: year-first}\n",
            const RowDefaults& defaults = {}) {
  const redaction::Redactor redactor;
  const auto mapping = ParseMapping(kHead + rest);
  EXPECT_TRUE(mapping.ok()) << mapping.status();
  auto reader = FileReader::Start(*mapping, defaults, redactor, {}, "");
  reader->Feed(file);
  reader->Finish();
  Result result;
  while (true) {
    const auto batch = reader->NextBatch(2, kNow);
    result.status = batch.status();
    if (!batch.ok()) return result;
    for (const Candidate& candidate : batch->items) result.items.push_back(candidate.item);
    result.problems.insert(result.problems.end(), batch->problems.begin(), batch->problems.end());
    result.skipped += batch->skipped;
    if (batch->ended) return result;
  }
}

std::string Row(const std::string& answer, const std::string& comment, const std::string& date = "2025-03-01") {
  return "1,RX6,Why?," + answer + "," + comment + "," + date + "\n";
}

FftAnswer AnswerOf(const std::string& answer, const std::string& date = "2025-03-01") {
  const auto result = Read(kHeader + Row(answer, "Fine", date));
  return result.items.empty() ? FftAnswer::kUnspecified : result.items[0].said().fft_answer;
}

std::string ReasonOf(const std::string& row,
                     const std::string& rest = "organisation: Trust\ndate: {column: Date, order: year-first}\n") {
  const auto result = Read(kHeader + row, rest);
  return result.problems.empty() ? "" : result.problems[0].reason;
}

TEST(FileReaderTest, ARowBecomesAnItem) {
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

TEST(FileReaderTest, AnswersAreReadAsCodesAndAsWords) {
  EXPECT_EQ(AnswerOf("6"), FftAnswer::kDontKnow);
  EXPECT_EQ(AnswerOf("Very good"), FftAnswer::kVeryGood);
  EXPECT_EQ(AnswerOf("NEITHER GOOD  NOR POOR "), FftAnswer::kNeitherGoodNorPoor);
  EXPECT_EQ(AnswerOf("Don’t know"), FftAnswer::kDontKnow);
  EXPECT_EQ(AnswerOf("Don't Know"), FftAnswer::kDontKnow);
  EXPECT_EQ(AnswerOf("N/A"), FftAnswer::kUnspecified);
  EXPECT_EQ(ReasonOf(Row("7", "Fine")), "ANSWER_UNKNOWN");
  EXPECT_EQ(ReasonOf(Row("1.0", "Fine")), "ANSWER_UNKNOWN");
}

TEST(FileReaderTest, AnswersToTheEndedQuestionAreTakenOnlyFromItsTime) {
  EXPECT_EQ(AnswerOf("Extremely likely", "2020-03-31"), FftAnswer::kVeryGood);
  EXPECT_EQ(ReasonOf(Row("Extremely likely", "Fine", "2020-04-01")), "ANSWER_OF_ENDED_SCALE");
}

TEST(FileReaderTest, TheMappingMaySayWhatAnUnknownAnswerMeans) {
  const auto mapping =
      ParseMapping(std::string{kHead}.replace(std::string{kHead}.find("fft_answer: Answer"), 18,
                                              "fft_answer: {column: Answer, values: {7: none, 8: very-poor}}") +
                   "organisation: Trust\ndate: received\n");
  ASSERT_TRUE(mapping.ok()) << mapping.status();
  const redaction::Redactor redactor;
  auto reader = FileReader::Start(*mapping, {}, redactor, {}, "");
  const std::string file = kHeader + Row("7", "Fine") + Row("8", "Bad") + Row("2", "Good");
  reader->Feed(file);
  reader->Finish();
  const auto batch = reader->NextBatch(10, kNow);
  ASSERT_EQ(batch->items.size(), 3u);
  EXPECT_EQ(batch->items[0].item.said().fft_answer, FftAnswer::kUnspecified);
  EXPECT_EQ(batch->items[1].item.said().fft_answer, FftAnswer::kVeryPoor);
  EXPECT_EQ(batch->items[2].item.said().fft_answer, FftAnswer::kGood);
}

TEST(FileReaderTest, CommentsThatSayNothingAreBlankAndRowsThatSayNothingSkipped) {
  const std::string blanks[] = {"", " ", "NULL", "na", "N/A", "#NAME?", "?", "s", "’", "Did not answer", "\"\n\""};
  for (const std::string& blank : blanks) {
    EXPECT_EQ(Read(kHeader + Row("", blank)).skipped, 1) << blank;
    const auto answered = Read(kHeader + Row("1", blank));
    ASSERT_EQ(answered.items.size(), 1u) << blank;
    EXPECT_EQ(answered.items[0].said().text, "") << blank;
  }
  EXPECT_EQ(Read(kHeader + Row("", "OK")).items.size(), 1u);
}

TEST(FileReaderTest, MarksOfHumanRedactionStay) {
  for (const std::string mark : {"[name redacted] was kind", "[Date Redacted]", "xxxx helped", "****"}) {
    EXPECT_EQ(Read(kHeader + Row("", mark)).items.at(0).said().text, mark);
  }
}

TEST(FileReaderTest, IdentifiersAreGoneFromWhatIsRead) {
  const auto result = Read(kHeader + Row("", "Ring 07700 900123 or jo@example.org"));
  EXPECT_EQ(result.items.at(0).said().text, "Ring [telephone number removed] or [e-mail address removed]");
}

TEST(FileReaderTest, ADateThatReadsTwoWaysIsNotGuessed) {
  const std::string careful = "organisation: Trust\ndate: {column: Date, order: unambiguous-only}\n";
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "05/06/2025"), careful), "DATE_READS_TWO_WAYS");
  const auto result = Read(kHeader + Row("1", "A", "30/09/2025") + Row("1", "B", "9/30/2025") +
                               Row("1", "C", "06/06/2025") + Row("1", "D", "2025-06-05"),
                           careful);
  std::vector<std::string> dates;
  for (const auto& item : result.items) dates.push_back(item.said().experience_date);
  EXPECT_THAT(dates, ElementsAre("2025-09-30", "2025-09-30", "2025-06-06", "2025-06-05"));
}

TEST(FileReaderTest, AnOrganisationMayHaveAnOrderOfItsOwn) {
  const auto result = Read(kHeader + Row("1", "Fine", "05/06/2025"),
                           "organisation: Trust\n"
                           "date: {column: Date, order: unambiguous-only, order_by_organisation: {RX6: day-first}}\n");
  ASSERT_EQ(result.items.size(), 1u);
  EXPECT_EQ(result.items[0].said().experience_date, "2025-06-05");
}

TEST(FileReaderTest, DatesMissingUnreadableOrOutOfRangeAreReported) {
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "")), "DATE_MISSING");
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "31/01/2025")), "DATE_UNREADABLE");
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "2025-02-30")), "DATE_UNREADABLE");
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "2026-07-01")), "DATE_OUT_OF_RANGE");
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "1999-12-31")), "DATE_OUT_OF_RANGE");
  EXPECT_EQ(ReasonOf(Row("1", "Fine", "2026-06-30")), "");
}

TEST(FileReaderTest, ASourceWithoutDatesGetsTheDayOfReceiptMarkedAsSuch) {
  const auto result = Read(kHeader + Row("1", "Fine", ""), "organisation: Trust\ndate: received\n");
  ASSERT_EQ(result.items.size(), 1u);
  EXPECT_EQ(result.items[0].said().experience_date, "2026-06-30");
  EXPECT_TRUE(result.items[0].facts().dated_by_receipt);
}

TEST(FileReaderTest, ValuesThatTheMappingDoesNotListAreReported) {
  const std::string listed = "organisation: {column: Trust, values: {NEAS: RX6}}\ndate: received\n";
  EXPECT_EQ(ReasonOf("1,NEAS,Why?,1,Fine,\n", listed), "");
  EXPECT_EQ(ReasonOf("1,neas ,Why?,1,Fine,\n", listed), "");
  EXPECT_EQ(ReasonOf("1,NHFT,Why?,1,Fine,\n", listed), "VALUE_UNKNOWN");
  EXPECT_EQ(ReasonOf("1,,Why?,1,Fine,\n", listed), "MISSING");
  EXPECT_EQ(ReasonOf(",NEAS,Why?,1,Fine,\n", listed), "MISSING");
  EXPECT_EQ(ReasonOf("1,NEAS,,1,Fine,\n", listed), "MISSING");
  EXPECT_EQ(ReasonOf("1,NEAS,What else?,1,Fine,\n", listed), "NOT_ALLOWED");
}

TEST(FileReaderTest, AProblemNamesTheMappingsKeyAndWhatIsAllowed) {
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

TEST(FileReaderTest, RowsOfOtherOrganisationsAreReportedToACallerWhoHasOne) {
  const auto result =
      Read(kHeader + Row("1", "Fine") + "2,RHA,Why?,1,Fine,2025-03-01\n", "organisation: Trust\ndate: received\n",
           {.organisation = "", .site = "", .only_organisation = "RHA"});
  EXPECT_THAT(result.Reasons(), ElementsAre("OTHER_ORGANISATION"));
  EXPECT_EQ(result.items.size(), 1u);
}

TEST(FileReaderTest, RowsThatDoNotSayTakeWhatTheImportWasOpenedWith) {
  const auto result = Read(kHeader + Row("1", "Fine"), "date: received\n",
                           {.organisation = "RHA", .site = "RHA01", .only_organisation = ""});
  ASSERT_EQ(result.items.size(), 1u);
  EXPECT_EQ(result.items[0].said().organisation, "RHA");
  EXPECT_EQ(result.items[0].said().site, "RHA01");
}

TEST(FileReaderTest, AContributorsIdStandsForItselfAndOthersForNobodyKnown) {
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

TEST(FileReaderTest, AByteOrderMarkOtherLineEndsAndQuotesAcrossLinesAreRead) {
  const std::string header = "Id,Trust,Question,Answer,Comment,Date";
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const auto result = Read("\xef\xbb\xbf" + header + end + "1,RX6,why,1,\"one" + end + "two\",2025-01-31" + end +
                             end + "2,RX6,why,1,\"\",2025-01-31");
    ASSERT_EQ(result.items.size(), 2u);
    EXPECT_EQ(result.items[0].said().text, "one\ntwo");
  }
}

TEST(FileReaderTest, ColumnsAreFoundWithoutRegardToCaseAndSpaces) {
  const auto result = Read("id , TRUST,question,Answer,\"Comment\n\",Date\n" + Row("1", "Fine"));
  EXPECT_EQ(result.items.size(), 1u) << result.status;
}

TEST(FileReaderTest, AMissingColumnIsNamedAndOneThatStandsTwice) {
  const auto missing = Read("Id,Trust,Question,Answer,Date\n" + Row("1", "Fine"));
  ASSERT_THAT(missing.status, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(refusal::ViolationsOf(missing.status)[0].description, HasSubstr("'Comment', which"));
  const auto twice = Read("Id,Trust,Question,Answer,Comment,Comment,Date\n");
  EXPECT_THAT(refusal::ViolationsOf(twice.status)[0].description, HasSubstr("twice"));
}

TEST(FileReaderTest, AnotherSeparatorThanTheMappingSaysIsNamed) {
  for (const auto& [separator, written] : {std::pair{";", "\";\""}, std::pair{"\t", "\"\\t\""}}) {
    std::string file = kHeader + Row("1", "Fine");
    for (auto at = file.find(','); at != std::string::npos; at = file.find(',')) file.replace(at, 1, separator);
    const auto refused = Read(file);
    ASSERT_EQ(refusal::ViolationsOf(refused.status).size(), 1u);
    EXPECT_THAT(refusal::ViolationsOf(refused.status)[0].description,
                HasSubstr(std::string{"write `separator: "} + written + "`"));
    const auto read = Read(file, std::string{"separator: "} + written +
                                     "\norganisation: Trust\ndate: {column: Date, order: year-first}\n");
    EXPECT_EQ(read.items.size(), 1u) << read.status;
  }
  const auto other_file = Read("Name;Address\nJo;3 High Street\n");
  EXPECT_THAT(refusal::ViolationsOf(other_file.status)[0].description, Not(HasSubstr("separator")));
}

TEST(FileReaderTest, ARowCutShortOrTooLongIsReportedWithItsLine) {
  const auto result = Read(kHeader + Row("1", "Fine") + "2,RX6,why,1\n3,RX6,why,1,a,b,2025-03-01\n");
  EXPECT_THAT(result.Reasons(), ElementsAre("WRONG_NUMBER_OF_FIELDS", "WRONG_NUMBER_OF_FIELDS"));
  EXPECT_EQ(result.problems[0].line, 3);
  EXPECT_EQ(result.problems[0].column, "Comment");
  EXPECT_EQ(result.problems[0].value, "row of 4 fields");
  EXPECT_EQ(result.problems[1].column, "7");
  EXPECT_EQ(result.problems[1].value, "row of 7 fields");
  EXPECT_EQ(result.items.size(), 1u);
}

TEST(FileReaderTest, WhatIsNotUtf8OrHasControlCharactersIsReported) {
  const auto result = Read(kHeader + Row("1", "caf\xe9") + Row("1", "caf\x01") + Row("1", "café"));
  EXPECT_THAT(result.Reasons(), ElementsAre("NOT_UTF8", "NOT_ALLOWED"));
  EXPECT_EQ(result.problems[0].column, "Comment");
  EXPECT_EQ(result.problems[0].value, "not UTF-8, 4 bytes");
  EXPECT_EQ(result.items.size(), 1u);
}

TEST(FileReaderTest, AHugeLineIsReportedAndTheNextIsRead) {
  const auto result = Read(kHeader + Row("1", std::string(3 << 20, 'x')) + Row("1", "Fine"));
  EXPECT_THAT(result.Reasons(), ElementsAre("UNREADABLE"));
  EXPECT_EQ(result.problems[0].column, "Comment");
  EXPECT_THAT(result.problems[0].value, testing::StartsWith("row of 31457"));
  EXPECT_EQ(result.items.size(), 1u);
}

TEST(FileReaderTest, ATextThatIsTooLongIsReported) {
  const auto result = Read(kHeader + Row("1", std::string(10'001, 'x')) + Row("1", std::string(10'000, 'x')));
  EXPECT_THAT(result.Reasons(), ElementsAre("NOT_ALLOWED"));
  EXPECT_EQ(result.items.size(), 1u);
}

TEST(FileReaderTest, AnUnreadableHeaderIsRefused) {
  EXPECT_THAT(Read("\"Id,Trust\n").status, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("line 1")));
  EXPECT_THAT(Read("").status, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("empty")));
}

}  // namespace
}  // namespace participation::feedback_ingestion
