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
#include "tests/benchmarks/outbox_watch.hpp"
#include "tests/benchmarks/paired.hpp"
#include "tests/benchmarks/place.hpp"
#include "tests/benchmarks/surroundings.hpp"

namespace participation::benchmarks {
namespace {

using feedback_ingestion::v1::FeedbackIngestionService;
using feedback_ingestion::v1::SubmitFeedbackRequest;
using feedback_ingestion::v1::SubmitFeedbackResponse;

constexpr int kPairs = 11;
constexpr std::chrono::milliseconds kSlice{1200};

// The limit: a server that does nothing but answer with what it got, in an answer as long as the platform's.
class EchoService final : public FeedbackIngestionService::CallbackService {
 public:
  grpc::ServerUnaryReactor* SubmitFeedback(grpc::CallbackServerContext* context, const SubmitFeedbackRequest* request,
                                           SubmitFeedbackResponse* response) override {
    const auto& given = request->submission();
    auto& item = *response->mutable_feedback_item();
    item.set_feedback_item_id(given.submission_id());
    item.set_experience_date(given.experience_date());
    item.set_etag("1");
    item.mutable_create_time()->set_seconds(1'700'000'000);
    item.mutable_create_time()->set_nanos(123'456'000);
    auto* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

// What all slices against one server saw.
struct Side {
  std::shared_ptr<grpc::Channel> channel;
  double best = 0;
  double calls = 0;
  double own_seconds = 0;  // of processor time
  double postgres_seconds = 0;
  double kafka_seconds = 0;
  int failed = 0;
};

// One slice, with all that follows from it: what a submission leaves to be published belongs to its cost.
double Slice(Side& side, int in_flight, OutboxWatch& outbox) {
  const CpuTimes before = ReadCpuTimes();
  const LoadResult result = Load(side.channel, in_flight, kSlice);
  outbox.AwaitEmpty();
  const CpuTimes after = ReadCpuTimes();
  side.own_seconds += after.own - before.own;
  side.postgres_seconds += after.postgres - before.postgres;
  side.kafka_seconds += after.kafka - before.kafka;
  side.calls += static_cast<double>(result.latencies.size());
  side.failed += result.failed;
  side.best = std::max(side.best, result.per_second);
  return result.per_second;
}

void PrintCosts(const Side& echo, const Side& platform) {
  const auto micros = [](double seconds, const Side& side) { return 1e6 * seconds / side.calls; };
  std::printf("    best slices: echo %.0f/s, submit %.0f/s; failed calls: %d\n", echo.best, platform.best,
              echo.failed + platform.failed);
  const double bare = micros(echo.own_seconds, echo);
  const double own = micros(platform.own_seconds, platform);
  const double postgres = micros(platform.postgres_seconds, platform);
  const double kafka = micros(platform.kafka_seconds, platform);
  std::printf("    processor per call, client and publishing included: echo %.1f us, submit %.1f us", bare, own);
  if (postgres > 0) std::printf(", PostgreSQL %.1f us, Kafka %.1f us", postgres, kafka);
  std::printf(": %.2f times the echo's\n", (own + postgres + kafka) / bare);
}

void Compare(Side echo, Side platform, OutboxWatch& outbox, int in_flight, const std::string& goal) {
  const Pairs pairs = PairedRatios(
      kPairs, [&] { return Slice(echo, in_flight, outbox); }, [&] { return Slice(platform, in_flight, outbox); });
  Print("durable submit / echo, " + std::to_string(in_flight) + " in flight", Summarise(pairs), goal);
  PrintCosts(echo, platform);
}

void CompareAll(const Place& place, const Side& echo) {
  const platform_testing::Platform platform{{feedback_ingestion::FeedbackIngestionModule()}, place.Settings()};
  const Side real{grpc::CreateChannel(platform.address(), grpc::InsecureChannelCredentials())};
  OutboxWatch outbox{platform.DatabaseUrl("feedback_ingestion")};
  Compare(echo, real, outbox, 64, "floor 0.30, aim 0.60");
  Compare(echo, real, outbox, 256, "floor 0.50, aim 0.75");
}

void Run(const Place& place) {
  EchoService service;
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  const Side echo{grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials())};
  CompareAll(place, echo);
  if (!place.on_servers()) return;
  std::printf("-- with commits that take 2 ms longer\n");
  const SlowCommits slow;
  CompareAll(place, echo);
}

}  // namespace
}  // namespace participation::benchmarks

// submit_benchmark [servers]
int main(int argc, char** argv) {
  const participation::benchmarks::Place place{argc, argv};
  if (!place.IsMissing()) participation::benchmarks::Run(place);
}
