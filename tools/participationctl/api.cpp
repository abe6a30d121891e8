#include "tools/participationctl/api.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include <chrono>
#include <thread>

#include "libs/id/id.hpp"
#include "tools/participationctl/catalogue.hpp"

namespace participation::ctl {
namespace {

constexpr std::chrono::seconds kPatience{30};
constexpr std::chrono::milliseconds kPause{50};

// What a read model answers before it has heard of something.
bool MayComeTrue(const grpc::Status& status) {
  return status.error_code() == grpc::StatusCode::NOT_FOUND ||
         status.error_code() == grpc::StatusCode::FAILED_PRECONDITION;
}

}  // namespace

nlohmann::json Api::Call(const std::string& rpc, const nlohmann::json& request) {
  const auto& method = MethodNamed(rpc);
  nlohmann::json complete = request;
  const bool takes_id = method.input_type()->FindFieldByName("request_id") != nullptr;
  if (takes_id && !complete.contains("request_id")) complete["request_id"] = id::New();
  const auto message = NewMessage(*method.input_type());
  const auto parsed = google::protobuf::util::JsonStringToMessage(complete.dump(), message.get());
  if (!parsed.ok()) {
    throw CallFailed{
        rpc, {grpc::StatusCode::INVALID_ARGUMENT, "the request does not fit: " + std::string{parsed.message()}}};
  }
  const auto response = NewMessage(*method.output_type());
  if (auto status = client_.Call(method, *message, *response); !status.ok()) throw CallFailed{rpc, status};
  std::string json;
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  google::protobuf::util::MessageToJsonString(*response, &json, options);
  return nlohmann::json::parse(json);
}

nlohmann::json Api::CallUntil(const std::string& rpc, const nlohmann::json& request,
                              const std::function<bool(const nlohmann::json&)>& holds) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (true) {
    const bool last = std::chrono::steady_clock::now() > until;
    try {
      nlohmann::json answer = Call(rpc, request);
      if (holds(answer) || last) return answer;
    } catch (const CallFailed& failure) {
      if (last || !MayComeTrue(failure.status)) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace participation::ctl
