#include <gmock/gmock.h>

#include "libs/status/extract_details.hpp"
#include "libs/testing/namespace.hpp"
#include "services/feedback_ingestion/testing/imports.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::Property;

// Two organisations use one source system, and both number from 1.
class TakenSubmissionsTest : public Imports {
 protected:
  static std::string MappingOf(const std::string& organisation, const std::string& more = "") {
    std::string mapping = kMapping;
    return mapping.replace(mapping.find("{constant: RX6}"), 15, organisation) + more;
  }

  // Rehearses a file and imports it, which must come to the same.
  Seen Import(const std::string& mapping, const std::string& file) {
    auto opening = Opening(mapping);
    opening.set_validate_only(true);
    const auto rehearsed = Send(opening, file).import;
    opening.set_validate_only(false);
    auto seen = Send(opening, file);
    EXPECT_TRUE(seen.status.ok()) << seen.status.error_message();
    ExpectTotals(seen.import, rehearsed.stored(), rehearsed.already_had(), rehearsed.skipped(), rehearsed.rejected());
    return seen;
  }

  static v1::FeedbackSubmission Said(const std::string& submission_id, const std::string& organisation) {
    v1::FeedbackSubmission submission;
    submission.set_source_system("test");
    submission.set_submission_id(submission_id);
    submission.set_source(v1::SOURCE_SURVEY);
    submission.set_organisation(organisation);
    submission.set_question("why");
    submission.set_text("Fine");
    return submission;
  }
};

TEST_F(TakenSubmissionsTest, RowsOfAnotherOrganisationAreReportedAndNotCountedAsHad) {
  const std::string file = "Id,Answer,Comment,Date\n1,1,Fine,01/02/2026\n2,1,Fine,01/02/2026\n";
  ExpectTotals(Import(MappingOf("{constant: RX6}"), file).import, 2, 0, 0, 0);
  const auto seen = Import(MappingOf("{constant: RHA}"), file + "3,1,Fine,01/02/2026\n");
  ExpectTotals(seen.import, 1, 0, 0, 2);
  ASSERT_EQ(seen.problems.size(), 2u);
  EXPECT_THAT(seen.problems, Each(Property(&v1::ImportProblem::reason, "SUBMISSION_ID_TAKEN")));
  EXPECT_THAT(seen.problems, Each(Property(&v1::ImportProblem::advice, HasSubstr("source_system"))));
  EXPECT_EQ(seen.problems[0].line(), 2);
  EXPECT_EQ(Items("RHA").size(), 1u);
  EXPECT_EQ(Items("RX6").size(), 2u);
  ExpectTotals(Import(MappingOf("{constant: RX6}"), file).import, 0, 2, 0, 0);
}

// More rows than a batch holds, so that a row is compared with others of its batch, of an earlier one and of the
// tables.
TEST_F(TakenSubmissionsTest, WithinOneFileTheFirstOrganisationHasTheId) {
  std::string file = "Id,Trust,Answer,Comment,Date\n";
  for (int i = 0; i < 1500; ++i) file += std::to_string(i) + ",RX6,1,Fine,01/02/2026\n";
  for (int i = 1400; i < 1600; ++i) file += std::to_string(i) + ",RHA,1,Fine,01/02/2026\n";
  for (int i = 0; i < 10; ++i) file += std::to_string(i) + ",RHA,1,Fine,01/02/2026\n0,RX6,1,Fine,01/02/2026\n";
  ExpectTotals(Import(MappingOf("Trust"), file).import, 1600, 10, 0, 110);
  ExpectTotals(Import(MappingOf("Trust"), file).import, 0, 1610, 0, 110);
}

TEST_F(TakenSubmissionsTest, RespondentsWhoAreNumberedAlikeKeepTheirAnswers) {
  const std::string respondent = "respondent: Who\n";
  ExpectTotals(
      Import(MappingOf("{constant: RX6}", respondent), "Id,Who,Answer,Comment,Date\n1,17,1,Fine,01/02/2026\n").import,
      1, 0, 0, 0);
  ExpectTotals(
      Import(MappingOf("{constant: RHA}", respondent), "Id,Who,Answer,Comment,Date\n2,17,1,,01/02/2026\n").import, 1, 0,
      0, 0);
  ASSERT_EQ(Items("RHA").size(), 1u);
  EXPECT_EQ(Items("RHA")[0].fft_answer(), v1::FFT_ANSWER_VERY_GOOD);
}

// The row with the answer is to be imported under another source system, and must not be counted twice then.
TEST_F(TakenSubmissionsTest, AnAnswerStaysWithTheRowThatWasRejectedHoweverFarBehindTheNextIs) {
  Import(MappingOf("{constant: RX6}"), "Id,Answer,Comment,Date\n1,1,Fine,01/02/2026\n");
  std::string file = "Id,Who,Answer,Comment,Date\n1,17,1,Fine,01/02/2026\n";
  for (int i = 2; i < 1200; ++i) file += std::to_string(i) + ",,1,Fine,01/02/2026\n";
  file += "1200,17,1,,01/02/2026\n";
  ExpectTotals(Import(MappingOf("{constant: RHA}", "respondent: Who\n"), file).import, 1198, 0, 1, 1);
}

TEST_F(TakenSubmissionsTest, AloneOrInABatchTheyAreRefusedWithWhatToDo) {
  v1::SubmitFeedbackRequest request;
  *request.mutable_submission() = Said("1", "RX6");
  const auto item = platform_.Ok(&v1::FeedbackIngestionService::Stub::SubmitFeedback, request).feedback_item();
  *request.mutable_submission() = Said("1", "RHA");
  v1::SubmitFeedbackResponse response;
  grpc::ClientContext alone;
  const auto refused = status::ExtractDetails(stub_->SubmitFeedback(&alone, request, &response));
  EXPECT_EQ(refused.code, absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(refused.reason, "SUBMISSION_ID_TAKEN");
  EXPECT_THAT(refused.message, HasSubstr("a source_system of its own"));

  grpc::ClientContext context;
  const auto stream = stub_->StreamFeedback(&context);
  v1::StreamFeedbackRequest batch;
  for (const auto& organisation : {"RHA", "RX6"}) *batch.add_submissions() = Said("1", organisation);
  for (const auto& organisation : {"RHA", "RX6"}) *batch.add_submissions() = Said("2", organisation);
  v1::StreamFeedbackResponse reply;
  ASSERT_TRUE(stream->Write(batch) && stream->Read(&reply));
  EXPECT_EQ(reply.outcomes(0).result(), v1::SubmissionOutcome::RESULT_REFUSED);
  EXPECT_EQ(reply.outcomes(0).reason(), "SUBMISSION_ID_TAKEN");
  EXPECT_EQ(reply.outcomes(0).feedback_item_id(), "");
  EXPECT_EQ(reply.outcomes(1).result(), v1::SubmissionOutcome::RESULT_ALREADY_HAD);
  EXPECT_EQ(reply.outcomes(1).feedback_item_id(), item.feedback_item_id());
  EXPECT_EQ(reply.outcomes(2).result(), v1::SubmissionOutcome::RESULT_STORED);
  EXPECT_EQ(reply.outcomes(3).reason(), "SUBMISSION_ID_TAKEN");
}

}  // namespace
}  // namespace participation::feedback_ingestion
