#include "tests/benchmarks/load.hpp"

#include <grpcpp/client_context.h>

#include <condition_variable>
#include <functional>
#include <mutex>

#include "libs/clock/clock.hpp"
#include "libs/id/id.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"

namespace participation::benchmarks {
namespace {

using feedback_ingestion::v1::FeedbackIngestionService;
using feedback_ingestion::v1::SubmitFeedbackRequest;
using feedback_ingestion::v1::SubmitFeedbackResponse;
using SteadyClock = std::chrono::steady_clock;

// The random end of an id comes first.
std::string MakeUnorderedId() {
  const std::string id = id::New();
  return id.substr(24) + '-' + id.substr(0, 23);
}

// One place among those in flight: begins its next call when the last was answered.
class Slot {
 public:
  Slot(FeedbackIngestionService::Stub& stub, SteadyClock::time_point until, std::function<void()> done)
      : stub_{stub}, until_{until}, done_{std::move(done)} {
    *request_.mutable_submission() = MakeSubmission();
  }

  void Begin() {
    if (SteadyClock::now() > until_) return done_();
    context_ = std::make_unique<grpc::ClientContext>();
    request_.mutable_submission()->set_submission_id(MakeUnorderedId());
    begun_ = SteadyClock::now();
    stub_.async()->SubmitFeedback(context_.get(), &request_, &response_, [this](const grpc::Status& status) {
      if (!status.ok()) ++failed;
      latencies.push_back(std::chrono::duration<double>(SteadyClock::now() - begun_).count());
      Begin();
    });
  }

  std::vector<double> latencies;
  int failed = 0;

 private:
  FeedbackIngestionService::Stub& stub_;
  const SteadyClock::time_point until_;
  const std::function<void()> done_;
  std::unique_ptr<grpc::ClientContext> context_;
  SubmitFeedbackRequest request_;
  SubmitFeedbackResponse response_;
  SteadyClock::time_point begun_;
};

}  // namespace

feedback_ingestion::v1::FeedbackSubmission MakeSubmission() {
  feedback_ingestion::v1::FeedbackSubmission given;
  given.set_source_system("benchmark");
  given.set_submission_id(MakeUnorderedId());
  given.set_source(feedback_ingestion::v1::SOURCE_FRIENDS_AND_FAMILY_TEST);
  given.set_organisation("RXX");
  given.set_question("fft");
  given.set_fft_answer(feedback_ingestion::v1::FFT_ANSWER_GOOD);
  given.set_text("The staff were kind and told me what would happen next, but the wait was long.");
  given.set_experience_date(clock::DateOf(clock::System().Now()));
  return given;
}

LoadResult Load(const std::shared_ptr<grpc::Channel>& channel, int in_flight, std::chrono::milliseconds length) {
  const auto stub = FeedbackIngestionService::NewStub(channel);
  std::mutex mutex;
  std::condition_variable ended;
  int running = in_flight;
  const auto begun = SteadyClock::now();
  std::vector<std::unique_ptr<Slot>> slots;
  for (int i = 0; i < in_flight; ++i) {
    slots.push_back(std::make_unique<Slot>(*stub, begun + length, [&] {
      const std::lock_guard lock{mutex};
      if (--running == 0) ended.notify_one();
    }));
  }
  for (auto& slot : slots) slot->Begin();
  {
    std::unique_lock lock{mutex};
    ended.wait(lock, [&] { return running == 0; });
  }
  const std::chrono::duration<double> taken = SteadyClock::now() - begun;
  LoadResult result;
  for (const auto& slot : slots) {
    result.failed += slot->failed;
    result.latencies.insert(result.latencies.end(), slot->latencies.begin(), slot->latencies.end());
  }
  result.per_second = static_cast<double>(result.latencies.size()) / taken.count();
  return result;
}

}  // namespace participation::benchmarks
