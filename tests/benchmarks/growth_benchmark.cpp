// What one submission costs when little and when much is stored already: the exponent of cost against size.
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <cmath>
#include <cstdio>
#include <stdexcept>
#include <string>

#include "libs/platform_testing/platform.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "services/feedback_ingestion/module.hpp"
#include "tests/benchmarks/load.hpp"
#include "tests/benchmarks/outbox_watch.hpp"
#include "tests/benchmarks/paired.hpp"

namespace participation::benchmarks {
namespace {

namespace feedback = feedback_ingestion::v1;

constexpr int kSmall = 10'000;
constexpr int kPairs = 31;
constexpr int kBatch = 200;                       // the most that a message may hold
constexpr std::chrono::milliseconds kSlice{100};  // short: what a slice stores makes the small one grow

// A platform and how many items it holds.
class Grown {
 public:
  explicit Grown(int items)
      : platform_{{feedback_ingestion::FeedbackIngestionModule()}},
        outbox_{platform_.DatabaseUrl("feedback_ingestion")} {
    Fill(items);
    outbox_.AwaitEmpty();
  }

  double SecondsPerSubmission() {
    const LoadResult result = Load(platform_.Channel(), 64, kSlice);
    stored_ += result.latencies.size();
    outbox_.AwaitEmpty();
    return 1 / result.per_second;
  }

  std::size_t stored() const { return stored_; }

 private:
  void Fill(int count) {
    const auto stub = feedback::FeedbackIngestionService::NewStub(platform_.Channel());
    grpc::ClientContext context;
    const auto stream = stub->StreamFeedback(&context);
    for (int done = 0; done < count; done += kBatch) {
      feedback::StreamFeedbackRequest request;
      for (int i = 0; i < kBatch; ++i) *request.add_submissions() = MakeSubmission();
      feedback::StreamFeedbackResponse response;
      if (!stream->Write(request) || !stream->Read(&response)) break;
      stored_ += kBatch;
    }
    stream->WritesDone();
    if (const auto status = stream->Finish(); !status.ok()) throw std::runtime_error{status.error_message()};
  }

  platform_testing::Platform platform_;
  OutboxWatch outbox_;
  std::size_t stored_ = 0;
};

// `large` items against ten thousand, in two platforms that are measured in turn.
void Run(int large) {
  Grown few{kSmall};
  Grown many{large};
  const auto ratios = PairedRatios(
      kPairs, [&] { return few.SecondsPerSubmission(); }, [&] { return many.SecondsPerSubmission(); });
  const Ratio cost = Summarise(ratios);
  const double sizes = std::log(static_cast<double>(many.stored()) / static_cast<double>(few.stored()));
  const auto exponent = [&](double ratio) { return std::log(ratio) / sizes; };
  Print("exponent of a submission's cost in what is stored",
        {exponent(cost.median), exponent(cost.low), exponent(cost.high), cost.note}, "aim at most 0.1");
  std::printf("    cost with %zu stored / with %zu: %.2f (%.2f-%.2f)\n", many.stored(), few.stored(), cost.median,
              cost.low, cost.high);
}

}  // namespace
}  // namespace participation::benchmarks

// growth_benchmark [ITEMS]: 1,000,000 unless said otherwise.
int main(int argc, char** argv) { participation::benchmarks::Run(argc > 1 ? std::stoi(argv[1]) : 1'000'000); }
