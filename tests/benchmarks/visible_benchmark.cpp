// From the answer to a submission until the read model shows it, against the bus's own publish until it is handed over.
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <atomic>
#include <cstdio>
#include <thread>

#include "libs/events/bus.hpp"
#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_service.grpc.pb.h"
#include "services/feedback_ingestion/module.hpp"
#include "services/impact_reporting/module.hpp"
#include "tests/benchmarks/paired.hpp"

namespace participation::benchmarks {
namespace {

namespace feedback = feedback_ingestion::v1;
namespace impact = impact_reporting::v1;
using SteadyClock = std::chrono::steady_clock;

constexpr int kRounds = 1000;
constexpr std::chrono::milliseconds kPause{2};  // for what either leaves behind it

double Since(SteadyClock::time_point begun) {
  return std::chrono::duration<double>(SteadyClock::now() - begun).count();
}

// One submission, then asking for its chain until it is there.
double UntilVisible(const platform_testing::Platform& platform) {
  const auto channel = platform.Channel();
  feedback::SubmitFeedbackRequest request;
  auto& given = *request.mutable_submission();
  given.set_source_system("benchmark");
  given.set_submission_id(id::New());
  given.set_source(feedback::SOURCE_FRIENDS_AND_FAMILY_TEST);
  given.set_organisation("RXX");
  given.set_question("fft");
  given.set_fft_answer(feedback::FFT_ANSWER_GOOD);
  given.set_experience_date(clock::DateOf(clock::System().Now()));
  feedback::SubmitFeedbackResponse response;
  grpc::ClientContext context;
  feedback::FeedbackIngestionService::NewStub(channel)->SubmitFeedback(&context, request, &response);
  const auto begun = SteadyClock::now();
  const auto stub = impact::ImpactReportingService::NewStub(channel);
  impact::TraceContributionRequest trace;
  trace.set_contribution_id(response.feedback_item().feedback_item_id());
  while (true) {
    grpc::ClientContext again;
    impact::TraceContributionResponse chain;
    if (stub->TraceContribution(&again, trace, &chain).ok()) return Since(begun);
    std::this_thread::yield();
  }
}

// One event published on a bus of its own until its subscriber has it.
class BareBus {
 public:
  explicit BareBus(const std::string& folder)
      : bus_{events::OpenBus("local:" + folder + "/bare.db")},
        subscription_{bus_->Subscribe("bare", {"bare.v1"}, [this](std::span<const events::Event> events) {
          heard_ += static_cast<int>(events.size());
        })} {}

  double Once() {
    const int before = heard_;
    events::Event event{id::New(), "bare.v1.Thing", "/bare", "bare.v1", id::New(), 1, clock::System().Now(), "", "x"};
    const auto begun = SteadyClock::now();
    bus_->Publish({&event, 1});
    while (heard_ == before) std::this_thread::yield();
    return Since(begun);
  }

 private:
  std::atomic<int> heard_{0};
  std::unique_ptr<events::Bus> bus_;
  std::unique_ptr<events::Subscription> subscription_;
};

void Run() {
  const platform_testing::Platform platform{
      {feedback_ingestion::FeedbackIngestionModule(), impact_reporting::ImpactReportingModule()}};
  BareBus bus{platform.folder().string()};
  std::vector<double> visible;
  std::vector<double> bare;
  for (int round = 0; round < kRounds; ++round) {
    bare.push_back(bus.Once());
    std::this_thread::sleep_for(kPause);
    visible.push_back(UntilVisible(platform));
    std::this_thread::sleep_for(kPause);
  }
  Print("submit until visible / publish until handed over, p50", PercentileRatio(visible, bare, 0.5), "aim at most 3");
  Print("submit until visible / publish until handed over, p99", PercentileRatio(visible, bare, 0.99), "aim at most 3");
  std::printf("    visible p50 %.1f ms, p99 %.1f ms; bus p50 %.1f ms, p99 %.1f ms\n", 1e3 * Percentile(visible, 0.5),
              1e3 * Percentile(visible, 0.99), 1e3 * Percentile(bare, 0.5), 1e3 * Percentile(bare, 0.99));
}

}  // namespace
}  // namespace participation::benchmarks

int main() { participation::benchmarks::Run(); }
