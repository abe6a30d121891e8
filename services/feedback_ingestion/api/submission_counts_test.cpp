#include <grpcpp/channel.h>
#include <gtest/gtest.h>

#include "libs/database/database.hpp"
#include "libs/metrics/metrics.hpp"
#include "libs/platform_testing/platform.hpp"
#include "libs/runtime/host.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "services/feedback_ingestion/module.hpp"

namespace participation::feedback_ingestion {
namespace {

class SubmissionCountsTest : public testing::Test {
 protected:
  // The module, which lets the test at its database and metrics.
  runtime::Module Open() {
    auto module = FeedbackIngestionModule();
    module.start = [this, start = module.start](runtime::Host& host) {
      start(host);
      database_ = &host.means().database;
      metrics_ = &host.means().metrics;
    };
    return module;
  }

  void Execute(const std::string& sql) {
    database_->Write([&](database::Transaction& transaction) {
      transaction.Execute(sql);
      return true;
    });
  }

  double Counted(const std::string& outcome) {
    return metrics_->CounterFor("participation_feedback_items_total", "", {{"outcome", outcome}}).Value();
  }

  database::Database* database_ = nullptr;
  metrics::Registry* metrics_ = nullptr;
  platform_testing::Platform platform_{{Open()}};
};

TEST_F(SubmissionCountsTest, OnlyWhatIsKeptIsCountedAndOnce) {
  if (const auto why = database::FreshDatabase::WhyNoFiles(); !why.empty()) GTEST_SKIP() << why;
  using Stub = v1::FeedbackIngestionService::Stub;
  v1::SubmitFeedbackRequest request;
  auto& said = *request.mutable_submission();
  said.set_source_system("tablet-7");
  said.set_submission_id("1");
  said.set_source(v1::SOURCE_SURVEY);
  said.set_organisation("RX6");
  said.set_question("why");
  said.set_text("Fine");
  // What is inserted breaks a rule that is looked at when it is committed.
  Execute("CREATE TABLE sound (id TEXT PRIMARY KEY)");
  Execute("CREATE TABLE broken (id TEXT REFERENCES sound (id) DEFERRABLE INITIALLY DEFERRED)");
  Execute("CREATE TRIGGER breakdown AFTER INSERT ON feedback_items BEGIN INSERT INTO broken VALUES ('x'); END");
  EXPECT_FALSE(platform_.Refused(&Stub::SubmitFeedback, request).ok());
  EXPECT_EQ(Counted("stored"), 0);
  Execute("DROP TRIGGER breakdown");
  EXPECT_FALSE(platform_.Ok(&Stub::SubmitFeedback, request).already_had());
  EXPECT_TRUE(platform_.Ok(&Stub::SubmitFeedback, request).already_had());
  EXPECT_EQ(Counted("stored"), 1);
  EXPECT_EQ(Counted("already_had"), 1);
}

}  // namespace
}  // namespace participation::feedback_ingestion
