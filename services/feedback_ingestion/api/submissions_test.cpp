#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <filesystem>
#include <fstream>
#include <latch>
#include <sstream>

#include "libs/platform_testing/platform.hpp"
#include "libs/rpc/edge.hpp"
#include "libs/runtime/host.hpp"
#include "libs/status/extract_details.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/namespace.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "services/feedback_ingestion/module.hpp"

namespace participation::feedback_ingestion {
namespace {

using google::protobuf::util::MessageDifferencer;
using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;

class SubmissionsTest : public testing::Test {
 protected:
  static v1::FeedbackSubmission Said(const std::string& submission_id, const std::string& text) {
    v1::FeedbackSubmission submission;
    submission.set_source_system("tablet-7");
    submission.set_submission_id(submission_id);
    submission.set_source(v1::SOURCE_FRIENDS_AND_FAMILY_TEST);
    submission.set_organisation("RX6");
    submission.set_site("RX601");
    submission.set_service("Patient transport");
    submission.set_question("why");
    submission.set_fft_answer(v1::FFT_ANSWER_GOOD);
    submission.set_text(text);
    submission.set_experience_date("2025-03-14");
    return submission;
  }

  grpc::Status Submit(const v1::FeedbackSubmission& submission, v1::SubmitFeedbackResponse& response) {
    v1::SubmitFeedbackRequest request;
    *request.mutable_submission() = submission;
    grpc::ClientContext context;
    return stub_->SubmitFeedback(&context, request, &response);
  }

  // Refused fields of a submission, each with its path.
  std::vector<std::string> RefusedFields(const v1::FeedbackSubmission& submission) {
    v1::SubmitFeedbackResponse response;
    const auto status = Submit(submission, response);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << status.error_message();
    std::vector<std::string> fields;
    for (const auto& violation : status::ExtractDetails(status).violations) fields.push_back(violation.field);
    return fields;
  }

  v1::ListFeedbackItemsResponse List(const std::string& organisation) {
    v1::ListFeedbackItemsRequest request;
    request.set_organisation(organisation);
    request.set_page_size(1000);
    v1::ListFeedbackItemsResponse response;
    grpc::ClientContext context;
    EXPECT_TRUE(stub_->ListFeedbackItems(&context, request, &response).ok());
    return response;
  }

  std::vector<v1::MonthlyCount> Counts(const std::string& organisation) {
    v1::ListMonthlyCountsRequest request;
    request.set_organisation(organisation);
    v1::ListMonthlyCountsResponse response;
    grpc::ClientContext context;
    EXPECT_TRUE(stub_->ListMonthlyCounts(&context, request, &response).ok());
    return {response.monthly_counts().begin(), response.monthly_counts().end()};
  }

  platform_testing::Platform platform_{{FeedbackIngestionModule()}};
  std::unique_ptr<v1::FeedbackIngestionService::Stub> stub_ =
      v1::FeedbackIngestionService::NewStub(platform_.Channel());
};

TEST_F(SubmissionsTest, WhatIsHandedInComesBackWithoutIdentifiers) {
  v1::SubmitFeedbackResponse response;
  const auto status = Submit(Said("1", "  Ring me on 07700 900123, I am at SW1A 1AA.\nThank you "), response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  const auto& item = response.feedback_item();
  EXPECT_FALSE(response.already_had());
  EXPECT_THAT(item.redactions(), UnorderedElementsAre(Pair("telephone-number", 1), Pair("postcode", 1)));
  EXPECT_EQ(item.experience_date(), "2025-03-14");
  EXPECT_EQ(item.etag(), "1");
  ASSERT_EQ(List("RX6").feedback_items_size(), 1);
  const auto stored = List("RX6").feedback_items(0);
  EXPECT_EQ(stored.feedback_item_id(), item.feedback_item_id());
  EXPECT_EQ(stored.organisation(), "RX6");
  EXPECT_EQ(stored.service(), "Patient transport");
  EXPECT_EQ(stored.fft_answer(), v1::FFT_ANSWER_GOOD);
  EXPECT_EQ(stored.text(), "Ring me on [telephone number removed], I am at [postcode removed].\nThank you");
}

TEST_F(SubmissionsTest, TheSameSubmissionIdIsAnsweredWithTheItemThatIsThere) {
  v1::SubmitFeedbackResponse first;
  v1::SubmitFeedbackResponse again;
  ASSERT_TRUE(Submit(Said("1", "All good"), first).ok());
  ASSERT_TRUE(Submit(Said("1", "Quite other words"), again).ok());
  EXPECT_TRUE(again.already_had());
  EXPECT_TRUE(MessageDifferencer::Equals(again.feedback_item(), first.feedback_item()));
  EXPECT_EQ(List("RX6").feedback_items_size(), 1);
  EXPECT_EQ(Counts("RX6")[0].items(), 1);
}

TEST_F(SubmissionsTest, TheSameWordsUnderAnotherIdAreAnotherItem) {
  v1::SubmitFeedbackResponse response;
  ASSERT_TRUE(Submit(Said("1", "Nothing"), response).ok());
  ASSERT_TRUE(Submit(Said("2", "Nothing"), response).ok());
  auto elsewhere = Said("1", "Nothing");
  elsewhere.set_source_system("tablet-8");
  ASSERT_TRUE(Submit(elsewhere, response).ok());
  EXPECT_FALSE(response.already_had());
  EXPECT_EQ(List("RX6").feedback_items_size(), 3);
}

TEST_F(SubmissionsTest, CountsAreRaisedByEachItemOnce) {
  v1::SubmitFeedbackResponse response;
  auto poor = Said("2", "");
  poor.set_fft_answer(v1::FFT_ANSWER_POOR);
  auto words_only = Said("3", "Where is the entrance?");
  words_only.clear_fft_answer();
  for (const auto& submission : {Said("1", "Fine"), Said("1", "Fine"), poor, words_only}) {
    ASSERT_TRUE(Submit(submission, response).ok());
  }
  const auto counts = Counts("RX6");
  ASSERT_EQ(counts.size(), 1u);
  EXPECT_EQ(counts[0].month(), "2025-03");
  EXPECT_EQ(counts[0].site(), "RX601");
  EXPECT_EQ(counts[0].service(), "Patient transport");
  EXPECT_EQ(counts[0].items(), 3);
  EXPECT_EQ(counts[0].answers(), 2);
  EXPECT_EQ(counts[0].texts(), 2);
  EXPECT_FALSE(counts[0].withheld());
  ASSERT_EQ(counts[0].by_answer_size(), 6);
  EXPECT_EQ(counts[0].by_answer(1).count(), 1);
  EXPECT_EQ(counts[0].by_answer(3).fft_answer(), v1::FFT_ANSWER_POOR);
  EXPECT_EQ(counts[0].by_answer(3).count(), 1);
}

TEST_F(SubmissionsTest, WithoutADateTheDayOfReceiptIsKeptAndMarked) {
  v1::SubmitFeedbackResponse response;
  auto submission = Said("1", "Fine");
  submission.clear_experience_date();
  ASSERT_TRUE(Submit(submission, response).ok());
  EXPECT_TRUE(response.feedback_item().dated_by_receipt());
  EXPECT_EQ(response.feedback_item().experience_date().size(), 10u);
  EXPECT_EQ(Counts("RX6")[0].dated_by_receipt(), 1);
}

TEST_F(SubmissionsTest, EveryFieldAtFaultIsNamed) {
  auto bad = Said("", "");
  bad.set_organisation("rx6");
  bad.set_question("Why?");
  bad.clear_source();
  EXPECT_THAT(RefusedFields(bad), UnorderedElementsAre("submission.submission_id", "submission.organisation",
                                                       "submission.question", "submission.source"));
}

TEST_F(SubmissionsTest, NothingSaidAFutureDateAndADateBefore2000AreRefused) {
  auto nothing = Said("1", " \n ");
  nothing.clear_fft_answer();
  EXPECT_THAT(RefusedFields(nothing), ElementsAre("submission.text"));
  auto future = Said("1", "Fine");
  future.set_experience_date("2150-01-01");
  EXPECT_THAT(RefusedFields(future), ElementsAre("submission.experience_date"));
  future.set_experience_date("1999-12-31");
  EXPECT_THAT(RefusedFields(future), ElementsAre("submission.experience_date"));
  EXPECT_EQ(List("RX6").feedback_items_size(), 0);
}

TEST_F(SubmissionsTest, WhatReachesOrIdentifiesSomebodyIsNoSubmissionId) {
  for (const auto* id : {"jo@example.org", "07700900123", "+44 7700 900123", "00447700900123", "447700900123",
                         "(01632) 960-123", "+33 1 99 00 12 34", "4010232137", "401 023 2137"}) {
    EXPECT_THAT(RefusedFields(Said(id, "Fine")), ElementsAre("submission.submission_id")) << id;
  }
  for (const auto* id : {"0000000123", "0012345678", "7700900123", "sms-07700900123", "4010232138", "2026-11-22 17"}) {
    v1::SubmitFeedbackResponse response;
    const auto status = Submit(Said(id, "Fine"), response);
    EXPECT_TRUE(status.ok()) << id << ": " << status.error_message();
  }
}

TEST_F(SubmissionsTest, ARefusalNeverRepeatsWhatWasSent) {
  auto submission = Said("1", std::string(10'001, 'x') + " 07700 900123");
  submission.set_site("my-secret-site");
  v1::SubmitFeedbackResponse response;
  const auto status = Submit(submission, response);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ((status.error_message() + status.error_details()).find("secret"), std::string::npos);
  EXPECT_EQ((status.error_message() + status.error_details()).find("07700"), std::string::npos);
}

TEST_F(SubmissionsTest, ABatchIsAnsweredItemByItem) {
  grpc::ClientContext context;
  const auto stream = stub_->StreamFeedback(&context);
  v1::StreamFeedbackRequest request;
  *request.add_submissions() = Said("1", "Fine");
  *request.add_submissions() = Said("1", "Fine");
  auto bad = Said("2", "Fine");
  bad.set_organisation("?");
  bad.set_experience_date("2025-02-30");
  *request.add_submissions() = bad;
  *request.add_submissions() = Said("3", "Call 07700 900123");
  ASSERT_TRUE(stream->Write(request));
  v1::StreamFeedbackResponse response;
  ASSERT_TRUE(stream->Read(&response));
  ASSERT_EQ(response.outcomes_size(), 4);
  EXPECT_EQ(response.outcomes(0).result(), v1::SubmissionOutcome::RESULT_STORED);
  EXPECT_EQ(response.outcomes(1).result(), v1::SubmissionOutcome::RESULT_ALREADY_HAD);
  EXPECT_EQ(response.outcomes(1).feedback_item_id(), response.outcomes(0).feedback_item_id());
  EXPECT_EQ(response.outcomes(2).result(), v1::SubmissionOutcome::RESULT_REFUSED);
  ASSERT_EQ(response.outcomes(2).violations_size(), 2);
  EXPECT_EQ(response.outcomes(2).violations(0).field(), "organisation");
  EXPECT_EQ(response.outcomes(2).violations(1).field(), "experience_date");
  EXPECT_EQ(response.outcomes(3).result(), v1::SubmissionOutcome::RESULT_STORED);
  EXPECT_EQ(List("RX6").feedback_items_size(), 2);

  ASSERT_TRUE(stream->Write(request));
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_EQ(response.outcomes(3).result(), v1::SubmissionOutcome::RESULT_ALREADY_HAD);
  stream->WritesDone();
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_EQ(List("RX6").feedback_items_size(), 2);
}

TEST_F(SubmissionsTest, ABatchOfTooManyEndsTheStream) {
  grpc::ClientContext context;
  const auto stream = stub_->StreamFeedback(&context);
  v1::StreamFeedbackRequest request;
  for (int i = 0; i < 201; ++i) *request.add_submissions() = Said(std::to_string(i), "Fine");
  stream->Write(request);
  v1::StreamFeedbackResponse response;
  EXPECT_FALSE(stream->Read(&response));
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(List("RX6").feedback_items_size(), 0);
}

TEST_F(SubmissionsTest, IdentifiersNeverTouchTheDisk) {
  v1::SubmitFeedbackResponse response;
  auto submission = Said("1", "NHS number 943 476 5919, born on 12/05/1961, jo.bloggs@example.org");
  submission.set_service("Ward 7, ring 07700 900123");
  ASSERT_TRUE(Submit(submission, response).ok());
  EXPECT_EQ(response.feedback_item().redactions_size(), 4);
  platform_.Stop();
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(platform_.folder())) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file{entry.path(), std::ios::binary};
    std::stringstream content;
    content << file.rdbuf();
    for (const std::string planted : {"943 476 5919", "12/05/1961", "jo.bloggs", "07700"}) {
      EXPECT_EQ(content.str().find(planted), std::string::npos) << planted << " is in " << entry.path();
    }
    ++files;
  }
  EXPECT_GT(files, 1);
}

// A module that keeps the process's only worker busy, and the only place to wait for it taken.
runtime::Module Occupier(std::latch& leave) {
  return {.name = "occupier", .migrations = {}, .start = [&leave](runtime::Host& host) {
            rpc::WorkerPool& workers = host.means().edge.workers();
            for (int i = 0; i < 2; ++i) {
              rpc::WorkerPool::Job stay = [&leave] { leave.wait(); };
              EXPECT_TRUE(testing::Eventually([&] { return workers.Waiting() == 0; }) && workers.TryPost(stay, ""));
            }
          }};
}

TEST_F(SubmissionsTest, ASubmissionNeedsNoWorker) {
  std::latch leave{1};
  const platform_testing::Platform busy{{FeedbackIngestionModule(), Occupier(leave)},
                                        {{"workers", "1"}, {"calls-waiting", "1"}}};
  stub_ = v1::FeedbackIngestionService::NewStub(busy.Channel());
  v1::SubmitFeedbackResponse response;
  const auto status = Submit(Said("1", "My postcode is LS1 4AP."), response);
  leave.count_down();
  EXPECT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.feedback_item().redactions().at("postcode"), 1);
}

}  // namespace
}  // namespace participation::feedback_ingestion
