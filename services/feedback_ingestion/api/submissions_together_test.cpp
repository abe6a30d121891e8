#include <gmock/gmock.h>
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <map>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "libs/platform_testing/platform.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "services/feedback_ingestion/module.hpp"

namespace participation::feedback_ingestion {
namespace {

using Stub = v1::FeedbackIngestionService::Stub;

constexpr int kThreads = 16;
constexpr int kEach = 60;

// Submissions of which many wait for the writer at the same time, and are stored together.
class SubmissionsTogetherTest : public testing::Test {
 protected:
  // Every submission id is used by all threads, half of them from another organisation.
  static v1::SubmitFeedbackRequest Said(int thread, int number) {
    v1::SubmitFeedbackRequest request;
    auto& submission = *request.mutable_submission();
    submission.set_source_system("tablet");
    submission.set_submission_id("s-" + std::to_string(number));
    submission.set_source(v1::SOURCE_FRIENDS_AND_FAMILY_TEST);
    submission.set_organisation(thread % 2 == 0 ? "RX6" : "RX7");
    submission.set_question("why");
    submission.set_fft_answer(v1::FFT_ANSWER_GOOD);
    submission.set_experience_date("2025-03-14");
    return request;
  }

  std::int64_t ItemsOf(const std::string& organisation) {
    v1::ListMonthlyCountsRequest request;
    request.set_organisation(organisation);
    std::int64_t items = 0;
    const auto counts = platform_.Ok(&Stub::ListMonthlyCounts, request);
    for (const auto& count : counts.monthly_counts()) items += count.items();
    return items;
  }

  const platform_testing::Platform platform_{{FeedbackIngestionModule()}};
};

TEST_F(SubmissionsTogetherTest, EachIsAnsweredForItselfAndEveryIdIsStoredOnce) {
  struct Told {
    std::map<std::string, int> stored;  // times that an id was told to be new
    std::map<std::string, std::set<std::string>> items;
    int taken = 0;
  };
  std::vector<Told> told(kThreads);
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([this, thread, &mine = told[thread]] {
        for (int number = 0; number < kEach; ++number) {
          const auto request = Said(thread, number);
          v1::SubmitFeedbackResponse response;
          const auto status = platform_.Call(&Stub::SubmitFeedback, request, response);
          if (status.error_code() == grpc::StatusCode::ALREADY_EXISTS) {
            ++mine.taken;
          } else {
            ASSERT_TRUE(status.ok()) << status.error_message();
            const auto& id = request.submission().submission_id();
            mine.stored[id] += response.already_had() ? 0 : 1;
            mine.items[id].insert(response.feedback_item().feedback_item_id());
          }
        }
      });
    }
  }
  std::map<std::string, int> stored;
  std::map<std::string, std::set<std::string>> items;
  int taken = 0;
  for (const Told& one : told) {
    for (const auto& [id, times] : one.stored) stored[id] += times;
    for (const auto& [id, named] : one.items) items[id].insert(named.begin(), named.end());
    taken += one.taken;
  }
  EXPECT_EQ(stored.size(), static_cast<std::size_t>(kEach));
  for (const auto& [id, times] : stored) EXPECT_EQ(times, 1) << id;
  for (const auto& [id, named] : items) EXPECT_EQ(named.size(), 1U) << id;
  EXPECT_EQ(taken, kThreads / 2 * kEach) << "the other organisation's half of each";
  EXPECT_EQ(ItemsOf("RX6") + ItemsOf("RX7"), kEach);
}

}  // namespace
}  // namespace participation::feedback_ingestion
