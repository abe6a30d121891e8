// Durable unary submission against a bare gRPC echo of the same messages, in the same process and run.
#include <grpcpp/channel.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <cstdio>

#include "libs/platform_testing/platform.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "services/feedback_ingestion/module.hpp"
#include "tests/benchmarks/load.hpp"
#include "tests/benchmarks/paired.hpp"

namespace participation::benchmarks {
namespace {

using feedback_ingestion::v1::FeedbackIngestionService;
using feedback_ingestion::v1::SubmitFeedbackRequest;
using feedback_ingestion::v1::SubmitFeedbackResponse;

constexpr int kPairs = 11;
constexpr std::chrono::milliseconds kSlice{1200};

// The limit: a server that does nothing but answer with what it got.
class EchoService final : public FeedbackIngestionService::CallbackService {
 public:
  grpc::ServerUnaryReactor* SubmitFeedback(grpc::CallbackServerContext* context, const SubmitFeedbackRequest* request,
                                           SubmitFeedbackResponse* response) override {
    response->mutable_feedback_item()->set_text(request->submission().text());
    auto* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

void Compare(const std::shared_ptr<grpc::Channel>& echo, const std::shared_ptr<grpc::Channel>& platform, int in_flight,
             const std::string& goal) {
  double best_echo = 0;
  double best_platform = 0;
  int failed = 0;
  const auto slice = [&](const std::shared_ptr<grpc::Channel>& channel, double& best) {
    const LoadResult result = Load(channel, in_flight, kSlice);
    failed += result.failed;
    best = std::max(best, result.per_second);
    return result.per_second;
  };
  const auto ratios = PairedRatios(
      kPairs, [&] { return slice(echo, best_echo); }, [&] { return slice(platform, best_platform); });
  Print("durable submit / echo, " + std::to_string(in_flight) + " in flight", Summarise(ratios), goal);
  std::printf("    best slices: echo %.0f/s, submit %.0f/s; failed calls: %d\n", best_echo, best_platform, failed);
}

void Run() {
  EchoService service;
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  const platform_testing::Platform platform{{feedback_ingestion::FeedbackIngestionModule()}};
  const auto channel = [](const std::string& address) {
    return grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
  };
  const auto echo = channel("127.0.0.1:" + std::to_string(port));
  const auto real = channel(platform.address());
  Compare(echo, real, 64, "floor 0.30, aim 0.60");
  Compare(echo, real, 256, "floor 0.50, aim 0.75");
}

}  // namespace
}  // namespace participation::benchmarks

int main() { participation::benchmarks::Run(); }
