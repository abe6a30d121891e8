#include "libs/operations/dead_letter_service.hpp"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "absl/strings/numbers.h"
#include "libs/log/log.hpp"
#include "libs/messages/timestamp.hpp"
#include "libs/operations/count_events.hpp"
#include "libs/operations/settle_dead_letter.hpp"
#include "libs/paging/page.hpp"
#include "libs/rpc/answer.hpp"

namespace participation::operations {
namespace {

using events::DeadLetter;

v1::DeadLetter ToMessage(const std::string& module, const DeadLetter& letter) {
  v1::DeadLetter message;
  message.set_module(module);
  message.set_event_id(letter.event.id);
  message.set_type(letter.event.type);
  message.set_topic(letter.event.topic);
  message.set_key(letter.event.key);
  message.set_version(letter.event.version);
  message.set_state(static_cast<v1::DeadLetter::State>(letter.state));
  message.set_reason(letter.reason);
  message.set_attempts(letter.attempts);
  *message.mutable_event_time() = messages::ToTimestamp(letter.event.time);
  *message.mutable_arrival_time() = messages::ToTimestamp(letter.arrival_time);
  return message;
}

// "" for a type that this program does not know, and for bytes that are no such message.
std::string ToJson(const events::Event& event) {
  const auto* type = google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(event.type);
  const auto* prototype =
      type == nullptr ? nullptr : google::protobuf::MessageFactory::generated_factory()->GetPrototype(type);
  if (prototype == nullptr) return "";
  const std::unique_ptr<google::protobuf::Message> message{prototype->New()};
  std::string json;
  const bool read =
      message->ParseFromString(event.data) && google::protobuf::util::MessageToJsonString(*message, &json).ok();
  return read ? json : "";
}

absl::Status List(database::Transaction& transaction, const v1::ListDeadLettersRequest& request,
                  v1::ListDeadLettersResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  std::int64_t after = 0;
  if (!page->after.empty() && !absl::SimpleAtoi(page->after, &after)) after = 0;
  std::optional<DeadLetter::State> state;
  if (request.state() != v1::DeadLetter::STATE_UNSPECIFIED) state = static_cast<DeadLetter::State>(request.state());
  auto letters = events::DeadLetters{transaction}.List(after, state, page->size + 1);
  response.set_next_page_token(paging::CutToPage(
      request, *page, letters, [](const DeadLetter& letter) { return std::to_string(letter.position); }));
  for (const auto& letter : letters) *response.add_dead_letters() = ToMessage(request.module(), letter);
  return absl::OkStatus();
}

metrics::Counter& SettledCounter(metrics::Registry& metrics, const std::string& module, const char* how) {
  return metrics.CounterFor("participation_dead_letters_settled_total", "Dead letters settled by hand",
                            {{"module", module}, {"how", how}});
}

}  // namespace

DeadLetterService::DeadLetterService(std::vector<HostedModule> modules, metrics::Registry& metrics,
                                     const clock::Clock& clock)
    : clock_{clock} {
  for (const HostedModule& module : modules) {
    hosted_.push_back({module, SettledCounter(metrics, module.name, "replayed"),
                       SettledCounter(metrics, module.name, "dropped"), CountEvents(module.name, metrics)});
  }
}

const DeadLetterService::Hosted* DeadLetterService::Find(const std::string& module) const {
  const auto found = std::ranges::find_if(hosted_, [&](const Hosted& hosted) { return hosted.module.name == module; });
  return found == hosted_.end() ? nullptr : &*found;
}

absl::Status DeadLetterService::RefuseUnknown() const {
  std::vector<HostedModule> modules;
  for (const Hosted& hosted : hosted_) modules.push_back(hosted.module);
  return RefuseUnknownModule(modules);
}

// Answers in the module that the request names. `work` takes (Transaction&, const Hosted&).
template <class Request, class Response, class Work>
grpc::ServerUnaryReactor* DeadLetterService::Answer(grpc::CallbackServerContext* context, const Request* request,
                                                    Response* response, Work work, const Afterword& afterword) {
  const Hosted* hosted = Find(request->module());
  rpc::Edge& edge = hosted == nullptr ? hosted_.front().module.edge : hosted->module.edge;
  rpc::Unary unary{context,
                   request,
                   response,
                   nullptr,
                   nullptr,
                   [=, this](database::Transaction& transaction, const rpc::Call&) -> absl::Status {
                     return hosted == nullptr ? RefuseUnknown() : work(transaction, *hosted);
                   }};
  if (afterword) unary.afterword = [=] { afterword(*hosted); };
  return rpc::Start(edge, std::move(unary));
}

grpc::ServerUnaryReactor* DeadLetterService::ListDeadLetters(grpc::CallbackServerContext* context,
                                                             const v1::ListDeadLettersRequest* request,
                                                             v1::ListDeadLettersResponse* response) {
  return Answer(context, request, response, [=](database::Transaction& transaction, const Hosted&) {
    return List(transaction, *request, *response);
  });
}

grpc::ServerUnaryReactor* DeadLetterService::GetDeadLetter(grpc::CallbackServerContext* context,
                                                           const v1::GetDeadLetterRequest* request,
                                                           v1::GetDeadLetterResponse* response) {
  return Answer(context, request, response, [=](database::Transaction& transaction, const Hosted&) {
    const auto letter = operations::GetDeadLetter(transaction, request->event_id());
    if (!letter.ok()) return letter.status();
    *response->mutable_dead_letter() = ToMessage(request->module(), *letter);
    response->set_event(ToJson(letter->event));
    response->set_data(letter->event.data);
    response->set_source(letter->event.source);
    response->set_traceparent(letter->event.traceparent);
    return absl::OkStatus();
  });
}

grpc::ServerUnaryReactor* DeadLetterService::ReplayDeadLetter(grpc::CallbackServerContext* context,
                                                              const v1::ReplayDeadLetterRequest* request,
                                                              v1::ReplayDeadLetterResponse* response) {
  const auto work = [=, this](database::Transaction& transaction, const Hosted& hosted) -> absl::Status {
    const auto letter =
        operations::ReplayDeadLetter(transaction, hosted.module.reactions, request->event_id(), clock_.Now());
    if (!letter.ok()) return letter.status();
    *response->mutable_dead_letter() = ToMessage(request->module(), *letter);
    return absl::OkStatus();
  };
  return Answer(context, request, response, work, [=](const Hosted& hosted) {
    const v1::DeadLetter& letter = response->dead_letter();
    hosted.replayed.Increment();
    hosted.observe(letter.type(), events::Outcome::kDone);
    log::Info("a dead letter was replayed",
              {log::Module(hosted.module.name), log::EventType(letter.type()), log::EventId(letter.event_id())});
  });
}

grpc::ServerUnaryReactor* DeadLetterService::DropDeadLetter(grpc::CallbackServerContext* context,
                                                            const v1::DropDeadLetterRequest* request,
                                                            v1::DropDeadLetterResponse* response) {
  const auto work = [=, this](database::Transaction& transaction, const Hosted&) -> absl::Status {
    const auto letter = operations::DropDeadLetter(transaction, request->event_id(), clock_.Now());
    if (!letter.ok()) return letter.status();
    *response->mutable_dead_letter() = ToMessage(request->module(), *letter);
    return absl::OkStatus();
  };
  return Answer(context, request, response, work, [=](const Hosted& hosted) {
    const v1::DeadLetter& letter = response->dead_letter();
    hosted.dropped.Increment();
    hosted.observe(letter.type(), events::Outcome::kDropped);
    // Not the reason itself: somebody's own words may tell of somebody.
    log::Warning("a dead letter was dropped, and a reason given",
                 {log::Module(hosted.module.name), log::EventType(letter.type()), log::EventId(letter.event_id())});
  });
}

}  // namespace participation::operations
