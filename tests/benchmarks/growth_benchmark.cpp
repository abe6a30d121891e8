// What one submission costs when little and when much is stored already: the exponent of cost against size.
#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <cmath>
#include <cstdio>
#include <string>

#include "libs/clock/clock.hpp"
#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "services/feedback_ingestion/module.hpp"
#include "tests/benchmarks/load.hpp"
#include "tests/benchmarks/paired.hpp"

namespace participation::benchmarks {
namespace {

namespace feedback = feedback_ingestion::v1;

constexpr int kSmall = 10'000;
constexpr int kSlices = 9;
constexpr int kBatch = 200;
constexpr std::chrono::milliseconds kSlice{1000};

// Stores `count` more items.
void Fill(const platform_testing::Platform& platform, int count) {
  const auto stub = feedback::FeedbackIngestionService::NewStub(platform.Channel());
  grpc::ClientContext context;
  const auto stream = stub->StreamFeedback(&context);
  for (int stored = 0; stored < count; stored += kBatch) {
    feedback::StreamFeedbackRequest request;
    for (int i = 0; i < kBatch; ++i) {
      auto& given = *request.add_submissions();
      given.set_source_system("fill");
      given.set_submission_id(id::New());
      given.set_source(feedback::SOURCE_FRIENDS_AND_FAMILY_TEST);
      given.set_organisation("RXX");
      given.set_question("fft");
      given.set_fft_answer(feedback::FFT_ANSWER_GOOD);
      given.set_text("The staff were kind and told me what would happen next, but the wait was long.");
      given.set_experience_date(clock::DateOf(clock::System().Now()));
    }
    feedback::StreamFeedbackResponse response;
    if (!stream->Write(request) || !stream->Read(&response)) break;
  }
  stream->WritesDone();
  if (const auto status = stream->Finish(); !status.ok()) std::printf("fill: %s\n", status.error_message().c_str());
}

double SecondsPerSubmission(const platform_testing::Platform& platform) {
  return 1 / Load(platform.Channel(), 64, kSlice).per_second;
}

// `large` items against ten thousand, in two platforms that are measured in turn.
void Run(int large) {
  const platform_testing::Platform few{{feedback_ingestion::FeedbackIngestionModule()}};
  const platform_testing::Platform many{{feedback_ingestion::FeedbackIngestionModule()}};
  Fill(few, kSmall);
  Fill(many, large);
  const auto ratios = PairedRatios(
      kSlices, [&] { return SecondsPerSubmission(few); }, [&] { return SecondsPerSubmission(many); });
  const Ratio ratio = Summarise(ratios);
  Print("cost of a submission at " + std::to_string(large) + " stored / at 10000", ratio, "");
  const double exponent = std::log(ratio.median) / std::log(static_cast<double>(large) / kSmall);
  std::printf("    exponent %.3f (aim at most 0.1)\n", exponent);
}

}  // namespace
}  // namespace participation::benchmarks

// growth_benchmark [ITEMS]: 1,000,000 unless said otherwise.
int main(int argc, char** argv) { participation::benchmarks::Run(argc > 1 ? std::stoi(argv[1]) : 1'000'000); }
