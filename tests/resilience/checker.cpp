#include "tests/resilience/checker.hpp"

#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include "libs/clock/clock.hpp"
#include "libs/events/bus.hpp"
#include "libs/testing/eventually.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_service.grpc.pb.h"

namespace participation::resilience {
namespace {

namespace feedback = feedback_ingestion::v1;
namespace impact = impact_reporting::v1;

// Item → submission.
std::map<std::string, std::string> ListItems(feedback::FeedbackIngestionService::Stub& stub) {
  std::map<std::string, std::string> items;
  feedback::ListFeedbackItemsRequest request;
  request.set_organisation("RXX");
  request.set_page_size(1000);
  do {
    grpc::ClientContext context;
    feedback::ListFeedbackItemsResponse page;
    const auto status = stub.ListFeedbackItems(&context, request, &page);
    EXPECT_TRUE(status.ok()) << status.error_message();
    for (const auto& item : page.feedback_items()) {
      EXPECT_TRUE(items.emplace(item.feedback_item_id(), item.submission_id()).second) << "an item is listed twice";
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return items;
}

std::int64_t CountedByFeedback(feedback::FeedbackIngestionService::Stub& stub) {
  grpc::ClientContext context;
  feedback::ListMonthlyCountsRequest request;
  request.set_organisation("RXX");
  request.set_page_size(1000);
  feedback::ListMonthlyCountsResponse response;
  const auto status = stub.ListMonthlyCounts(&context, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  std::int64_t sum = 0;
  for (const auto& count : response.monthly_counts()) sum += count.items();
  return sum;
}

std::int64_t CountedByImpact(const std::shared_ptr<grpc::Channel>& channel) {
  grpc::ClientContext context;
  impact::GetFriendsAndFamilyResultsRequest request;
  const std::string month = clock::MonthOf(clock::System().Now());
  request.set_level(impact::LEVEL_ORGANISATION);
  request.set_organisation("RXX");
  request.set_first_month(month);
  request.set_last_month(month);
  impact::GetFriendsAndFamilyResultsResponse response;
  const auto status =
      impact::ImpactReportingService::NewStub(channel)->GetFriendsAndFamilyResults(&context, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response.results_size() == 0 ? 0 : response.results(0).responses();
}

}  // namespace

void CheckPlatform(const Channels& channels, const History& history) {
  const auto stub = feedback::FeedbackIngestionService::NewStub(channels.feedback_ingestion);
  const auto items = ListItems(*stub);
  for (const auto& [submission, item] : history.stored) {
    EXPECT_TRUE(items.contains(item)) << submission << " was answered OK and is lost";
  }
  std::set<std::string> submissions;
  for (const auto& [item, submission] : items) {
    EXPECT_TRUE(submissions.insert(submission).second) << submission << " is stored twice";
    EXPECT_FALSE(history.refused.contains(submission)) << submission << " was refused and is stored";
    EXPECT_TRUE(history.stored.contains(submission) || history.unknown.contains(submission)) << submission;
  }
  const auto count = static_cast<std::int64_t>(items.size());
  EXPECT_EQ(CountedByFeedback(*stub), count);
  EXPECT_TRUE(testing::Eventually([&] { return CountedByImpact(channels.impact_reporting) == count; }))
      << "impact reporting counts " << CountedByImpact(channels.impact_reporting) << " of " << count;
}

void CheckLog(events::Bus& bus, Repeats repeats, const History& history) {
  std::map<std::string, std::int64_t> last;
  std::map<std::string, int> received;
  std::set<std::string> ids;
  bool several = false;
  const auto* type = feedback::FeedbackReceived::descriptor();
  bus.Replay(type->file()->package(), [&](std::span<const events::Event> events) {
    for (const events::Event& event : events) {
      const std::int64_t expected = last[event.key] + 1;
      const bool again = event.version < expected;
      EXPECT_LE(event.version, expected) << "a gap or an inversion in the log";
      EXPECT_TRUE(!again || repeats == Repeats::kAllowed) << "a repeat or an inversion in the log";
      EXPECT_EQ(again, !ids.insert(event.id).second) << "two events have the same version, or one has two";
      last[event.key] = std::max(last[event.key], event.version);
      several = several || event.version > 1;
      if (event.type == type->full_name() && !again) ++received[event.key];
    }
  });
  for (const auto& [submission, item] : history.stored) EXPECT_EQ(received[item], 1) << submission;
  EXPECT_TRUE(several) << "no item has more than one event, so that none could be out of order";
}

}  // namespace participation::resilience
