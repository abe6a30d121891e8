#include "libs/metrics/rpc_metrics.hpp"

namespace participation::metrics {
namespace {

constexpr std::array<std::string_view, 17> kCodeNames = {
    "OK",       "Canceled",       "Unknown",          "InvalidArgument",   "DeadlineExceeded",
    "NotFound", "AlreadyExists",  "PermissionDenied", "ResourceExhausted", "FailedPrecondition",
    "Aborted",  "OutOfRange",     "Unimplemented",    "Internal",          "Unavailable",
    "DataLoss", "Unauthenticated"};
constexpr std::size_t kUnknown = 2;

std::size_t IndexOf(int grpc_code) {
  return grpc_code >= 0 && grpc_code < static_cast<int>(kCodeNames.size()) ? static_cast<std::size_t>(grpc_code)
                                                                           : kUnknown;
}

}  // namespace

void RpcMetrics::Method::Handled(int grpc_code) { handled[IndexOf(grpc_code)]->Increment(); }

RpcMetrics::RpcMetrics(Registry& registry) : registry_(registry) {}

RpcMetrics::Method& RpcMetrics::For(std::string_view service, std::string_view method, std::string_view type) {
  Labels labels = {
      {"grpc_service", std::string{service}}, {"grpc_method", std::string{method}}, {"grpc_type", std::string{type}}};
  const std::lock_guard lock{mutex_};
  auto& found = methods_[labels];
  if (found) return *found;
  found = std::make_unique<Method>(Method{
      registry_.CounterFor("grpc_server_started_total", "RPCs started on the server.", labels),
      registry_.CounterFor("grpc_server_msg_received_total", "Messages received by the server.", labels),
      registry_.CounterFor("grpc_server_msg_sent_total", "Messages sent by the server.", labels),
      registry_.HistogramFor("grpc_server_handling_seconds", "Seconds from the start of an RPC to its answer.", labels),
      {}});
  for (std::size_t code = 0; code < kCodeNames.size(); ++code) {
    labels["grpc_code"] = kCodeNames[code];
    found->handled[code] = &registry_.CounterFor("grpc_server_handled_total", "RPCs answered, by code.", labels);
  }
  return *found;
}

std::string_view CodeName(int grpc_code) { return kCodeNames[IndexOf(grpc_code)]; }

}  // namespace participation::metrics
