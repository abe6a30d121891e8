#include <gmock/gmock.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <mutex>

#include "libs/database/database.hpp"
#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/runtime/host.hpp"
#include "libs/status/extract_details.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/namespace.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/feedback_ingestion/module.hpp"

namespace participation::feedback_ingestion {
namespace {

using testing::Eventually;

// Another service: tells what a test wants, and remembers what it hears.
class Neighbour {
 public:
  runtime::Module Module() {
    return {.name = "neighbour", .migrations = {}, .start = [this](runtime::Host& host) {
              database_ = &host.means().database;
              host.reactions().On<v1::FeedbackReceived>(
                  [this](auto&, const auto& event) { return Remember(received_, event); });
              host.reactions().On<v1::FeedbackThemed>(
                  [this](auto&, const auto& event) { return Remember(themed_, event); });
            }};
  }

  void Tell(const std::string& key, const google::protobuf::Message& event) {
    database_->Write([&](database::Transaction& transaction) {
      events::Outbox{transaction}.Add(key, 1, event);
      return true;
    });
  }

  std::vector<v1::FeedbackReceived> Received() const {
    const std::lock_guard lock{mutex_};
    return received_;
  }
  std::vector<v1::FeedbackThemed> Themed() const {
    const std::lock_guard lock{mutex_};
    return themed_;
  }

 private:
  template <class Event>
  absl::Status Remember(std::vector<Event>& events, const Event& event) {
    const std::lock_guard lock{mutex_};
    events.push_back(event);
    return absl::OkStatus();
  }

  database::Database* database_ = nullptr;
  mutable std::mutex mutex_;
  std::vector<v1::FeedbackReceived> received_;
  std::vector<v1::FeedbackThemed> themed_;
};

class EventsTest : public testing::Test {
 protected:
  static v1::FeedbackSubmission Said(const std::string& submission_id) {
    v1::FeedbackSubmission submission;
    submission.set_source_system("web-form");
    submission.set_submission_id(submission_id);
    submission.set_source(v1::SOURCE_CONSULTATION);
    submission.set_organisation("RX6");
    submission.set_service("Clinic of Dr Moss");
    submission.set_question("proposal-1");
    submission.set_text("Keep it open, says jo@example.org");
    submission.set_experience_date("2026-01-15");
    return submission;
  }

  grpc::Status Submit(const v1::FeedbackSubmission& submission) {
    v1::SubmitFeedbackRequest request;
    *request.mutable_submission() = submission;
    grpc::ClientContext context;
    return stub_->SubmitFeedback(&context, request, &answer_);
  }

  v1::FeedbackItem Get(const std::string& feedback_item_id) {
    v1::GetFeedbackItemRequest request;
    request.set_feedback_item_id(feedback_item_id);
    v1::GetFeedbackItemResponse response;
    grpc::ClientContext context;
    EXPECT_TRUE(stub_->GetFeedbackItem(&context, request, &response).ok());
    return response.feedback_item();
  }

  grpc::Status Assign(const std::string& feedback_item_id, const std::vector<std::string>& themes,
                      const std::string& etag, const std::string& request_id = "") {
    v1::AssignThemesRequest request;
    request.set_feedback_item_id(feedback_item_id);
    for (const auto& theme : themes) request.add_themes(theme);
    request.set_etag(etag);
    request.set_request_id(request_id);
    grpc::ClientContext context;
    return stub_->AssignThemes(&context, request, &themed_);
  }

  void TellOpening(const std::string& consultation_id, std::chrono::hours from, std::chrono::hours to) {
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(clock::System().Now().time_since_epoch());
    activity_tracking::v1::ConsultationOpened opened;
    opened.set_consultation_id(consultation_id);
    opened.mutable_open_time()->set_seconds((now + from).count());
    opened.mutable_close_time()->set_seconds((now + to).count());
    neighbour_.Tell(consultation_id, opened);
  }

  std::string ReasonFor(const v1::FeedbackSubmission& submission) {
    return status::ExtractDetails(Submit(submission)).reason;
  }

  Neighbour neighbour_;
  platform_testing::Platform platform_{{FeedbackIngestionModule(), neighbour_.Module()}};
  const std::unique_ptr<v1::FeedbackIngestionService::Stub> stub_ =
      v1::FeedbackIngestionService::NewStub(platform_.Channel());
  v1::SubmitFeedbackResponse answer_;
  v1::AssignThemesResponse themed_;
};

TEST_F(EventsTest, WhatIsStoredIsToldOnceAndWithoutTheWords) {
  auto submission = Said("1");
  submission.set_person_id(id::New());
  ASSERT_TRUE(Submit(submission).ok());
  ASSERT_TRUE(Submit(submission).ok());
  ASSERT_TRUE(Submit(Said("2")).ok());
  ASSERT_TRUE(Eventually([&] { return neighbour_.Received().size() == 2; }));
  const auto event = neighbour_.Received()[0];
  EXPECT_EQ(event.organisation(), "RX6");
  EXPECT_EQ(event.person_id(), submission.person_id());
  EXPECT_EQ(event.experience_date(), "2026-01-15");
  EXPECT_TRUE(event.has_text());
  for (const auto* words : {"Keep it open", "Moss"}) {
    EXPECT_EQ(event.SerializeAsString().find(words), std::string::npos) << words;
  }
}

TEST_F(EventsTest, ThemesByHandAreKeptAndTold) {
  ASSERT_TRUE(Submit(Said("1")).ok());
  const auto item = answer_.feedback_item();
  const auto status = Assign(item.feedback_item_id(), {"parking", "funding", "parking"}, item.etag(), id::New());
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(themed_.feedback_item().themes_size(), 2);
  EXPECT_EQ(themed_.feedback_item().themes(1).theme(), "parking");
  EXPECT_EQ(themed_.feedback_item().themes(1).origin(), "person");
  const auto kept = Get(item.feedback_item_id());
  EXPECT_EQ(kept.etag(), themed_.feedback_item().etag());
  EXPECT_EQ(kept.themes_size(), 2);
  ASSERT_TRUE(Eventually([&] { return neighbour_.Themed().size() == 1; }));
  EXPECT_EQ(neighbour_.Themed()[0].themes_size(), 2);
}

TEST_F(EventsTest, ThemesForAnOlderVersionAreRefused) {
  ASSERT_TRUE(Submit(Said("1")).ok());
  const auto item = answer_.feedback_item();
  ASSERT_TRUE(Assign(item.feedback_item_id(), {"parking"}, item.etag()).ok());
  EXPECT_EQ(Assign(item.feedback_item_id(), {"funding"}, item.etag()).error_code(), grpc::StatusCode::ABORTED);
  ASSERT_TRUE(Assign(item.feedback_item_id(), {}, themed_.feedback_item().etag()).ok());
  EXPECT_EQ(Get(item.feedback_item_id()).themes_size(), 0);
}

TEST_F(EventsTest, ThemesThatAreNotOnTheListAreRefusedByPlace) {
  ASSERT_TRUE(Submit(Said("1")).ok());
  const auto details =
      status::ExtractDetails(Assign(answer_.feedback_item().feedback_item_id(), {"parking", "weather"}, ""));
  EXPECT_EQ(details.code, absl::StatusCode::kInvalidArgument);
  ASSERT_EQ(details.violations.size(), 1u);
  EXPECT_EQ(details.violations[0].field, "themes[1]");
}

TEST_F(EventsTest, AnswersToAConsultationAreTakenOnlyWhileItIsOpen) {
  const auto consultation = id::New();
  auto submission = Said("1");
  submission.set_consultation_id(consultation);
  EXPECT_EQ(ReasonFor(submission), "CONSULTATION_NOT_OPEN");
  TellOpening(consultation, std::chrono::hours{-1}, std::chrono::hours{1});
  ASSERT_TRUE(Eventually([&] { return Submit(submission).ok(); }));
  activity_tracking::v1::ConsultationClosed closed;
  closed.set_consultation_id(consultation);
  neighbour_.Tell(consultation, closed);
  int number = 1;
  ASSERT_TRUE(Eventually([&] {
    submission.set_submission_id(std::to_string(++number));
    return !Submit(submission).ok();
  }));
  EXPECT_EQ(ReasonFor(submission), "CONSULTATION_NOT_OPEN");
  submission.set_submission_id("1");
  ASSERT_TRUE(Submit(submission).ok()) << "what was taken before it closed is still answered";
  EXPECT_TRUE(answer_.already_had());
}

TEST_F(EventsTest, AConsultationOutsideItsTimesSaysThem) {
  const auto over = id::New();
  TellOpening(over, std::chrono::hours{-48}, std::chrono::hours{-24});
  auto submission = Said("1");
  submission.set_consultation_id(over);
  ASSERT_TRUE(Eventually([&] { return status::ExtractDetails(Submit(submission)).metadata.contains("close_time"); }));
  EXPECT_EQ(ReasonFor(submission), "CONSULTATION_NOT_OPEN");
}

TEST_F(EventsTest, SomebodyErasedIsUnlinkedNowAndLaterAndTextsGoIfAsked) {
  const auto person = id::New();
  auto submission = Said("1");
  submission.set_person_id(person);
  ASSERT_TRUE(Submit(submission).ok());
  const auto item = answer_.feedback_item();
  ASSERT_TRUE(Submit(Said("2")).ok());
  const auto of_nobody = Get(answer_.feedback_item().feedback_item_id());
  ASSERT_NE(of_nobody.text(), "");

  people_bank::v1::PersonErased erased;
  erased.set_person_id(person);
  erased.set_erase_texts(true);
  neighbour_.Tell(person, erased);
  ASSERT_TRUE(Eventually([&] { return Get(item.feedback_item_id()).person_id().empty(); }));
  EXPECT_EQ(Get(item.feedback_item_id()).text(), "");
  EXPECT_EQ(Get(item.feedback_item_id()).service(), "");
  EXPECT_EQ(Get(of_nobody.feedback_item_id()).text(), of_nobody.text());

  submission.set_submission_id("3");
  ASSERT_TRUE(Submit(submission).ok());
  const auto late = Get(answer_.feedback_item().feedback_item_id());
  EXPECT_EQ(late.person_id(), "");
  EXPECT_EQ(late.text(), "");
  EXPECT_EQ(late.service(), "");

  v1::ListMonthlyCountsRequest request;
  request.set_organisation("RX6");
  v1::ListMonthlyCountsResponse counts;
  grpc::ClientContext context;
  ASSERT_TRUE(stub_->ListMonthlyCounts(&context, request, &counts).ok());
  std::int64_t items = 0;
  for (const auto& count : counts.monthly_counts()) items += count.items();
  EXPECT_EQ(items, 3);
}

}  // namespace
}  // namespace participation::feedback_ingestion
