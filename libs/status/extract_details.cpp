#include "libs/status/extract_details.hpp"

#include <google/protobuf/util/time_util.h>
#include <grpcpp/support/status.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace participation::status {
namespace {

void Read(const google::rpc::ErrorInfo& info, Details& details) {
  details.reason = info.reason();
  details.domain = info.domain();
  details.metadata = {info.metadata().begin(), info.metadata().end()};
}

void Read(const google::rpc::BadRequest& request, Details& details) {
  for (const auto& each : request.field_violations()) details.violations.push_back({each.field(), each.description()});
}

void Read(const google::rpc::PreconditionFailure& failure, Details& details) {
  for (const auto& each : failure.violations()) {
    details.preconditions.push_back({each.type(), each.subject(), each.description()});
  }
}

void Read(const google::rpc::RetryInfo& retry, Details& details) {
  const auto milliseconds = google::protobuf::util::TimeUtil::DurationToMilliseconds(retry.retry_delay());
  details.retry_after = std::chrono::milliseconds{milliseconds};
}

template <class Detail>
bool ReadIfIs(const google::protobuf::Any& any, Details& details) {
  Detail detail;
  if (!any.Is<Detail>() || !any.UnpackTo(&detail)) return false;
  Read(detail, details);
  return true;
}

}  // namespace

Details ExtractDetails(const grpc::Status& status) {
  Details details;
  details.code = static_cast<absl::StatusCode>(status.error_code());
  details.message = status.error_message();
  google::rpc::Status wire;
  if (wire.ParseFromString(status.error_details())) {
    for (const auto& any : wire.details()) {
      ReadIfIs<google::rpc::ErrorInfo>(any, details) || ReadIfIs<google::rpc::BadRequest>(any, details) ||
          ReadIfIs<google::rpc::PreconditionFailure>(any, details) || ReadIfIs<google::rpc::RetryInfo>(any, details);
    }
  }
  if (details.reason.empty()) details.reason = absl::StatusCodeToString(details.code);
  return details;
}

}  // namespace participation::status
