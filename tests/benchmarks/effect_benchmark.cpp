// From the answer to a submission on PostgreSQL until impact reporting's tables show it, by way of Kafka, against
// librdkafka's own way from a producer to a consumer with the same settings.
#include <chrono>
#include <cstdio>
#include <thread>

#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "services/feedback_ingestion/module.hpp"
#include "services/impact_reporting/module.hpp"
#include "tests/benchmarks/load.hpp"
#include "tests/benchmarks/make_events.hpp"
#include "tests/benchmarks/paired.hpp"
#include "tests/benchmarks/place.hpp"
#include "tests/benchmarks/raw_kafka.hpp"
#include "tests/benchmarks/surroundings.hpp"

namespace participation::benchmarks {
namespace {

namespace feedback = feedback_ingestion::v1;
using SteadyClock = std::chrono::steady_clock;

constexpr int kRounds = 1000;
constexpr int kPartitions = 4;
constexpr int kPatienceMillis = 10'000;
constexpr std::chrono::milliseconds kPause{2};        // for what either leaves behind it
constexpr std::chrono::microseconds kLookAgain{200};  // often enough to tell, seldom enough not to be in the way

double Since(SteadyClock::time_point begun) {
  return std::chrono::duration<double>(SteadyClock::now() - begun).count();
}

class ToEffect {
 public:
  explicit ToEffect(const Place& place)
      : platform_{{feedback_ingestion::FeedbackIngestionModule(), impact_reporting::ImpactReportingModule()},
                  place.Settings(kPartitions)},
        stub_{feedback::FeedbackIngestionService::NewStub(platform_.Channel())},
        database_{database::Open(platform_.DatabaseUrl("impact_reporting"))} {}

  double Once() {
    feedback::SubmitFeedbackRequest request;
    *request.mutable_submission() = MakeSubmission();
    feedback::SubmitFeedbackResponse response;
    grpc::ClientContext context;
    const auto status = stub_->SubmitFeedback(&context, request, &response);
    if (!status.ok()) throw std::runtime_error{status.error_message()};
    const auto begun = SteadyClock::now();
    while (!Shows(response.feedback_item().feedback_item_id())) std::this_thread::sleep_for(kLookAgain);
    return Since(begun);
  }

 private:
  bool Shows(const std::string& contribution_id) {
    bool shows = false;
    database_->Read([&](database::Transaction& transaction) {
      shows = !transaction.Execute("SELECT 1 FROM contributions WHERE contribution_id = $1", {contribution_id}).empty();
    });
    return shows;
  }

  const platform_testing::Platform platform_;
  const std::unique_ptr<feedback::FeedbackIngestionService::Stub> stub_;
  const std::unique_ptr<database::Database> database_;
};

class ToConsumer {
 public:
  explicit ToConsumer(const std::string& url)
      : producer_{url, kFeedbackTopic}, consumer_{url, kFeedbackTopic, kPartitions, true} {}

  double Once() {
    const auto events = MakeEvents(1);
    const RawMessages messages{events};
    const auto begun = SteadyClock::now();
    producer_.Begin(messages);
    producer_.Finish();  // without lingering, as the bus does
    if (consumer_.Take(1, kPatienceMillis) != 1) throw std::runtime_error{"the message does not come"};
    return Since(begun);
  }

 private:
  RawProducer producer_;
  RawConsumer consumer_;
};

void Run(const Place& place) {
  ToEffect platform{place};
  const Place apart{true};
  ToConsumer raw{apart.BusUrl(kPartitions)};
  platform.Once();  // once the group has joined
  raw.Once();
  std::vector<double> effects;
  std::vector<double> consumed;
  const Surroundings surroundings;
  for (int round = 0; round < kRounds; ++round) {
    consumed.push_back(raw.Once());
    std::this_thread::sleep_for(kPause);
    effects.push_back(platform.Once());
    std::this_thread::sleep_for(kPause);
  }
  Print("accept until effect / produce until consumed, p50", PercentileRatio(effects, consumed, 0.5), "aim at most 2");
  Print("accept until effect / produce until consumed, p99", PercentileRatio(effects, consumed, 0.99), "aim at most 3");
  std::printf("    effect p50 %.1f ms, p99 %.1f ms; Kafka p50 %.1f ms, p99 %.1f ms; %s\n",
              1e3 * Percentile(effects, 0.5), 1e3 * Percentile(effects, 0.99), 1e3 * Percentile(consumed, 0.5),
              1e3 * Percentile(consumed, 0.99), Tell(surroundings.SinceMade()).c_str());
}

}  // namespace
}  // namespace participation::benchmarks

// effect_benchmark servers
int main(int argc, char** argv) {
  const participation::benchmarks::Place place{argc, argv};
  if (!place.IsMissing()) participation::benchmarks::Run(place);
}
