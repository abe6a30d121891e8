#include "tests/resilience/submitter.hpp"

#include <grpcpp/client_context.h>

#include "libs/clock/clock.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "tests/resilience/ask.hpp"

namespace participation::resilience {
namespace {

using feedback_ingestion::v1::FeedbackIngestionService;
using feedback_ingestion::v1::SubmitFeedbackRequest;
using feedback_ingestion::v1::SubmitFeedbackResponse;

constexpr int kRefusedEvery = 20;
constexpr int kThemedEvery = 4;
constexpr std::chrono::milliseconds kPause{20};
constexpr std::chrono::seconds kDeadline{5};

SubmitFeedbackRequest RequestFor(const std::string& submission, bool sound) {
  SubmitFeedbackRequest request;
  auto& given = *request.mutable_submission();
  given.set_source_system("web-form");
  given.set_submission_id(submission);
  given.set_source(feedback_ingestion::v1::SOURCE_FRIENDS_AND_FAMILY_TEST);
  given.set_organisation(kOrganisation);
  given.set_question("fft");
  given.set_fft_answer(feedback_ingestion::v1::FFT_ANSWER_GOOD);
  given.set_text("Everyone was kind.");
  given.set_experience_date(sound ? clock::DateOf(clock::System().Now()) : "2999-01-01");
  return request;
}

Result ResultOf(const grpc::Status& status) {
  if (status.ok()) return Result::kOk;
  return status.error_code() == grpc::StatusCode::INVALID_ARGUMENT ? Result::kRefused : Result::kUnknown;
}

}  // namespace

Submitter::Submitter(std::shared_ptr<grpc::Channel> channel, std::string prefix, History& history, int threads)
    : channel_{std::move(channel)}, prefix_{std::move(prefix)}, history_{history} {
  for (int thread = 0; thread < threads; ++thread) {
    threads_.emplace_back([this, thread](const std::stop_token& stop) { Run(thread, stop); });
  }
}

Submitter::~Submitter() {
  for (auto& thread : threads_) thread.request_stop();
  threads_.clear();
}

bool Submitter::Reads() const {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kDeadline);
  feedback_ingestion::v1::ListImportsRequest request;
  request.set_organisation(kOrganisation);
  feedback_ingestion::v1::ListImportsResponse response;
  return FeedbackIngestionService::NewStub(channel_)->ListImports(&context, request, &response).ok();
}

bool Submitter::ReadsWhatPeopleSaid() const {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kDeadline);
  feedback_ingestion::v1::ListFeedbackItemsRequest request;
  request.set_organisation(kOrganisation);
  feedback_ingestion::v1::ListFeedbackItemsResponse response;
  return FeedbackIngestionService::NewStub(channel_)->ListFeedbackItems(&context, request, &response).ok();
}

void Submitter::Run(int thread, const std::stop_token& stop) {
  for (int i = 0; !stop.stop_requested(); ++i) {
    const bool sound = i % kRefusedEvery != kRefusedEvery - 1;
    const std::string submission = prefix_ + "-" + std::to_string(thread) + "-" + std::to_string(i);
    auto item = SubmitOne(submission, sound);
    // Every second that was not answered is sent again until it is: it must have been stored once, if at all.
    while (i % 2 == 0 && !item && !stop.stop_requested()) {
      std::this_thread::sleep_for(kPause);
      item = SubmitOne(submission, sound);
    }
    if (item && !item->empty() && i % kThemedEvery == 0) AssignThemes(*item);
  }
}

std::optional<std::string> Submitter::SubmitOne(const std::string& submission, bool sound) {
  const auto stub = FeedbackIngestionService::NewStub(channel_);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kDeadline);
  SubmitFeedbackResponse response;
  Operation call{.kind = Operation::Kind::kSubmit, .subject = submission, .begun = std::chrono::steady_clock::now()};
  call.status = stub->SubmitFeedback(&context, RequestFor(submission, sound), &response);
  call.result = ResultOf(call.status);
  call.item = response.feedback_item().feedback_item_id();
  call.ended = std::chrono::steady_clock::now();
  history_.Note(call);
  if (call.result == Result::kUnknown) {
    ++unknown_;
    return std::nullopt;
  }
  ++answered_;
  return call.item;
}

void Submitter::AssignThemes(const std::string& item) {
  const auto stub = FeedbackIngestionService::NewStub(channel_);
  for (const char* theme : {"parking", "funding"}) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kDeadline);
    feedback_ingestion::v1::AssignThemesRequest request;
    request.set_feedback_item_id(item);
    request.add_themes(theme);
    feedback_ingestion::v1::AssignThemesResponse response;
    Operation call{.kind = Operation::Kind::kTheme, .subject = item, .begun = std::chrono::steady_clock::now()};
    call.status = stub->AssignThemes(&context, request, &response);
    call.result = ResultOf(call.status);
    call.ended = std::chrono::steady_clock::now();
    history_.Note(call);
    if (call.result != Result::kOk) return;
  }
}

}  // namespace participation::resilience
