#include "libs/status/to_grpc.hpp"

#include <google/protobuf/util/time_util.h>
#include <grpcpp/support/status.h>

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "libs/refusal/refusal.hpp"

namespace participation::status {
namespace {

constexpr std::size_t kMostMessageBytes = 500;
constexpr std::size_t kMostDetailBytes = 3500;

// At most `limit` bytes, never half a character.
std::string Shortened(absl::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string{text};
  auto end = limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string{text.substr(0, end)};
}

// What the details may still take; an entry goes in whole or is counted as left out.
class Allowance {
 public:
  bool Take(std::size_t bytes) {
    constexpr std::size_t kTagsAndLengths = 8;
    if (bytes + kTagsAndLengths > left_) {
      ++omitted_;
      return false;
    }
    left_ -= bytes + kTagsAndLengths;
    return true;
  }
  int omitted() const { return omitted_; }

 private:
  std::size_t left_ = kMostDetailBytes;
  int omitted_ = 0;
};

google::rpc::ErrorInfo ErrorInfoOf(const absl::Status& refusal, Allowance& allowance) {
  google::rpc::ErrorInfo info;
  info.set_reason(refusal::ReasonOf(refusal));
  info.set_domain("participation");
  for (auto& [key, value] : refusal::MetadataOf(refusal)) {
    if (allowance.Take(key.size() + value.size())) (*info.mutable_metadata())[key] = value;
  }
  return info;
}

google::rpc::BadRequest BadRequestOf(const absl::Status& refusal, Allowance& allowance) {
  google::rpc::BadRequest request;
  for (auto& [field, description] : refusal::ViolationsOf(refusal)) {
    if (!allowance.Take(field.size() + description.size())) continue;
    auto& violation = *request.add_field_violations();
    violation.set_field(field);
    violation.set_description(description);
  }
  return request;
}

google::rpc::PreconditionFailure PreconditionFailureOf(const absl::Status& refusal, Allowance& allowance) {
  google::rpc::PreconditionFailure failure;
  for (auto& [type, subject, description] : refusal::PreconditionsOf(refusal)) {
    if (!allowance.Take(type.size() + subject.size() + description.size())) continue;
    auto& violation = *failure.add_violations();
    violation.set_type(type);
    violation.set_subject(subject);
    violation.set_description(description);
  }
  return failure;
}

std::string SerialisedDetails(const absl::Status& refusal, const std::string& message) {
  google::rpc::Status wire;
  wire.set_code(static_cast<int>(refusal.code()));
  wire.set_message(message);
  Allowance allowance;
  auto info = ErrorInfoOf(refusal, allowance);
  const auto bad_request = BadRequestOf(refusal, allowance);
  const auto failure = PreconditionFailureOf(refusal, allowance);
  if (allowance.omitted() > 0) (*info.mutable_metadata())["omitted"] = std::to_string(allowance.omitted());
  wire.add_details()->PackFrom(info);
  if (bad_request.field_violations_size() > 0) wire.add_details()->PackFrom(bad_request);
  if (failure.violations_size() > 0) wire.add_details()->PackFrom(failure);
  if (const auto delay = refusal::RetryAfterOf(refusal)) {
    google::rpc::RetryInfo retry;
    *retry.mutable_retry_delay() = google::protobuf::util::TimeUtil::MillisecondsToDuration(delay->count());
    wire.add_details()->PackFrom(retry);
  }
  return wire.SerializeAsString();
}

}  // namespace

grpc::Status ToGrpc(const absl::Status& refusal) {
  if (refusal.ok()) return grpc::Status::OK;
  const auto message = Shortened(refusal.message(), kMostMessageBytes);
  return {static_cast<grpc::StatusCode>(refusal.code()), message, SerialisedDetails(refusal, message)};
}

}  // namespace participation::status
