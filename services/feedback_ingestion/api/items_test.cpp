#include <gmock/gmock.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/testing/namespace.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "services/feedback_ingestion/module.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ItemsTest : public testing::Test {
 protected:
  // Submissions 0 to 11: every second with a text, every third at another site, months 2025-01 to 2025-04.
  void SetUp() override {
    for (int number = 0; number < 12; ++number) {
      v1::SubmitFeedbackRequest request;
      auto& submission = *request.mutable_submission();
      submission.set_source_system("test");
      submission.set_submission_id(std::to_string(number));
      submission.set_source(v1::SOURCE_SURVEY);
      submission.set_organisation(number == 11 ? "RHA" : "RX6");
      submission.set_site(number % 3 == 0 ? "RX602" : "RX601");
      submission.set_question(number < 6 ? "why" : "could-improve");
      submission.set_fft_answer(v1::FFT_ANSWER_VERY_GOOD);
      if (number % 2 == 0) submission.set_text("Fine");
      submission.set_experience_date("2025-0" + std::to_string(4 - number / 3) + "-15");
      v1::SubmitFeedbackResponse response;
      grpc::ClientContext context;
      ASSERT_TRUE(stub_->SubmitFeedback(&context, request, &response).ok());
      ids_.push_back(response.feedback_item().feedback_item_id());
    }
  }

  // The submission ids of all pages.
  std::vector<std::string> List(v1::ListFeedbackItemsRequest request, std::int32_t page_size = 1) {
    std::vector<std::string> listed;
    request.set_organisation("RX6");
    request.set_page_size(page_size);
    do {
      v1::ListFeedbackItemsResponse response;
      grpc::ClientContext context;
      const auto status = stub_->ListFeedbackItems(&context, request, &response);
      EXPECT_TRUE(status.ok()) << status.error_message();
      EXPECT_LE(response.feedback_items_size(), page_size);
      for (const auto& item : response.feedback_items()) listed.push_back(item.submission_id());
      request.set_page_token(response.next_page_token());
    } while (!request.page_token().empty());
    return listed;
  }

  platform_testing::Platform platform_{{FeedbackIngestionModule()}};
  const std::unique_ptr<v1::FeedbackIngestionService::Stub> stub_ =
      v1::FeedbackIngestionService::NewStub(platform_.Channel());
  std::vector<std::string> ids_;
};

TEST_F(ItemsTest, ItemsAreListedByDateOfExperienceAndThenByReceiptWhateverThePageSize) {
  for (const std::int32_t page_size : {1, 2, 3, 5, 100}) {
    EXPECT_THAT(List({}, page_size), ElementsAre("9", "10", "6", "7", "8", "3", "4", "5", "0", "1", "2"));
  }
}

TEST_F(ItemsTest, EachFilterNarrowsTheList) {
  v1::ListFeedbackItemsRequest request;
  request.set_month("2025-03");
  EXPECT_THAT(List(request), ElementsAre("3", "4", "5"));
  request.set_has_text(true);
  EXPECT_THAT(List(request), ElementsAre("4"));
  request.Clear();
  request.set_site("RX602");
  EXPECT_THAT(List(request), ElementsAre("9", "6", "3", "0"));
  request.set_question("why");
  EXPECT_THAT(List(request), ElementsAre("3", "0"));
  request.set_consultation_id(id::New());
  EXPECT_THAT(List(request), IsEmpty());
}

TEST_F(ItemsTest, ItemsAreListedByTheme) {
  for (const int number : {8, 4, 11}) {
    v1::AssignThemesRequest request;
    request.set_feedback_item_id(ids_[static_cast<std::size_t>(number)]);
    request.add_themes("parking");
    v1::AssignThemesResponse response;
    grpc::ClientContext context;
    ASSERT_TRUE(stub_->AssignThemes(&context, request, &response).ok());
  }
  v1::ListFeedbackItemsRequest request;
  request.set_theme("parking");
  EXPECT_THAT(List(request), ElementsAre("8", "4"));
  request.set_month("2025-02");
  EXPECT_THAT(List(request), ElementsAre("8"));
}

TEST_F(ItemsTest, APageTokenOfAnotherListIsRefused) {
  v1::ListFeedbackItemsRequest request;
  request.set_organisation("RX6");
  request.set_page_size(1);
  v1::ListFeedbackItemsResponse response;
  {
    grpc::ClientContext context;
    ASSERT_TRUE(stub_->ListFeedbackItems(&context, request, &response).ok());
  }
  request.set_organisation("RHA");
  request.set_page_token(response.next_page_token());
  grpc::ClientContext context;
  EXPECT_EQ(stub_->ListFeedbackItems(&context, request, &response).error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(ItemsTest, AnItemThatIsNotThereIsNotFound) {
  v1::GetFeedbackItemRequest request;
  request.set_feedback_item_id(id::New());
  v1::GetFeedbackItemResponse response;
  grpc::ClientContext context;
  EXPECT_EQ(stub_->GetFeedbackItem(&context, request, &response).error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(ItemsTest, CountsArePagedAndNarrowedByMonthAndQuestion) {
  v1::ListMonthlyCountsRequest request;
  request.set_organisation("RX6");
  request.set_from_month("2025-02");
  request.set_to_month("2025-03");
  request.set_page_size(1);
  std::vector<std::string> counts;
  do {
    v1::ListMonthlyCountsResponse response;
    grpc::ClientContext context;
    ASSERT_TRUE(stub_->ListMonthlyCounts(&context, request, &response).ok());
    for (const auto& count : response.monthly_counts()) {
      counts.push_back(count.month() + " " + count.question() + " " + count.site() + " " +
                       std::to_string(count.items()));
    }
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(counts, ElementsAre("2025-02 could-improve RX601 2", "2025-02 could-improve RX602 1",
                                  "2025-03 why RX601 2", "2025-03 why RX602 1"));
}

TEST_F(ItemsTest, ThemesAreListedWithTheVersionOfTheList) {
  v1::ListThemesRequest request;
  request.set_page_size(20);
  std::vector<std::string> themes;
  do {
    v1::ListThemesResponse response;
    grpc::ClientContext context;
    ASSERT_TRUE(stub_->ListThemes(&context, request, &response).ok());
    EXPECT_EQ(response.version(), "qdc-7");
    for (const auto& theme : response.themes()) themes.push_back(theme.theme());
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(themes.size(), 33u);
  EXPECT_TRUE(std::ranges::is_sorted(themes));
}

}  // namespace
}  // namespace participation::feedback_ingestion
