#include "libs/rpc/edge.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/message.h>
#include <grpcpp/server_context.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "libs/limits/network.hpp"
#include "libs/policy/own_person.hpp"
#include "libs/policy/permit.hpp"
#include "libs/policy/scope.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/trace/trace.hpp"
#include "libs/validation/validate.hpp"

namespace participation::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;
using google::protobuf::MethodOptions;

const MethodDescriptor& FindMethod(const Descriptor& request) {
  const auto* file = request.file();
  for (int s = 0; s < file->service_count(); ++s) {
    for (int m = 0; m < file->service(s)->method_count(); ++m) {
      if (file->service(s)->method(m)->input_type() == &request) return *file->service(s)->method(m);
    }
  }
  throw std::logic_error{request.full_name() + " is the request of no RPC in its file"};
}

std::string_view TypeOf(const MethodDescriptor& method) {
  if (method.client_streaming()) return method.server_streaming() ? "bidi_stream" : "client_stream";
  return method.server_streaming() ? "server_stream" : "unary";
}

std::optional<std::string_view> Metadata(const grpc::CallbackServerContext& context, std::string_view key) {
  const auto& all = context.client_metadata();
  const auto found = all.find(grpc::string_ref{key.data(), key.size()});
  if (found == all.end()) return std::nullopt;
  return std::string_view{found->second.data(), found->second.size()};
}

constexpr std::string_view kPurpose = "purpose";
constexpr std::size_t kLongestPurpose = 60;

// A code rather than words, which could tell of somebody.
bool IsPurpose(std::string_view text) {
  return text.size() <= kLongestPurpose &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

// Who acts for one organisation waits with others who do.
std::string LaneOf(const Call& call) {
  const auto& codes = call.caller.organisations.codes();
  if (codes.size() == 1) return *codes.begin();
  return call.caller.subject.empty() ? call.network : call.caller.subject;
}

// Those for which an authority vouches; none if the client showed no certificate.
std::vector<std::string> CertificateNames(const grpc::CallbackServerContext& context) {
  std::vector<std::string> names;
  const auto connection = context.auth_context();
  if (!connection || !connection->IsPeerAuthenticated()) return names;
  for (const grpc::string_ref& name : connection->GetPeerIdentity()) names.emplace_back(name.data(), name.size());
  return names;
}

}  // namespace

Edge::Edge(database::Database& database, WorkerPool& workers, const identity::Authenticator& authenticator,
           metrics::RpcMetrics& metrics, privacy::Key request_key, Acts acts, limits::Limiter* limiter)
    : database_{database},
      workers_{workers},
      authenticator_{authenticator},
      metrics_{metrics},
      request_key_{request_key},
      acts_{std::move(acts)},
      limiter_{limiter} {}

const Method& Edge::MethodFor(const Descriptor& request) {
  const std::lock_guard lock{mutex_};
  const auto found = methods_.find(&request);
  if (found != methods_.end()) return found->second;
  return methods_.emplace(&request, Describe(request)).first->second;
}

Method Edge::Describe(const Descriptor& request) {
  const MethodDescriptor& method = FindMethod(request);
  return {.descriptor = &method,
          .changes = method.options().idempotency_level() != MethodOptions::NO_SIDE_EFFECTS,
          .request_id = request.FindFieldByName("request_id"),
          .budget = limits::BudgetOf(method),
          .on_record = IsOnRecord(method),
          .request_ids = IdFields{request},
          .response_ids = IdFields{*method.output_type()},
          .metrics = metrics_.For(method.service()->full_name(), method.name(), TypeOf(method))};
}

absl::StatusOr<policy::Caller> Edge::Identify(const grpc::CallbackServerContext& context) const {
  const std::string peer = context.peer();
  const auto names = CertificateNames(context);
  const auto metadata = [&context](std::string_view key) { return Metadata(context, key); };
  const identity::Connection connection{.peer = peer, .certificate_names = names, .metadata = metadata};
  if (limiter_ == nullptr || !authenticator_.MustVerify(connection)) return authenticator_.Identify(connection);
  const std::string network = limits::NetworkOf(peer);
  if (auto refused = limiter_->MaySignIn(network); !refused.ok()) return refused;
  auto caller = authenticator_.Identify(connection);
  if (absl::IsUnauthenticated(caller.status())) limiter_->CountFailedSignIn(network);
  return caller;
}

absl::Status Edge::Admit(const grpc::CallbackServerContext& context, const Method& method, Call& call) const {
  auto caller = Identify(context);
  if (!caller.ok()) return caller.status();
  const auto traceparent = Metadata(context, "traceparent");
  call.method = method.descriptor;
  call.caller = *std::move(caller);
  call.own_only = policy::IsForOwnOnly(call.caller, *method.descriptor);
  if (call.caller.subject.empty()) call.network = limits::NetworkOf(context.peer());
  call.lane = LaneOf(call);
  call.traceparent =
      traceparent && trace::IsTraceparent(*traceparent) ? std::string{*traceparent} : trace::NewTraceparent();
  call.deadline = context.deadline();
  if (auto permitted = policy::Permit(call.caller, *method.descriptor); !permitted.ok()) return permitted;
  const std::string_view purpose = Metadata(context, kPurpose).value_or("");
  if (!IsPurpose(purpose)) {
    return refusal::InvalidField("metadata." + std::string{kPurpose},
                                 "must be a code of at most 60 lower-case letters, digits and hyphens");
  }
  call.purpose = purpose;
  return method.changes ? TakesChanges() : absl::OkStatus();
}

absl::Status Edge::Charge(const Call& call, const Method& method, const Message& message) const {
  if (limiter_ == nullptr) return absl::OkStatus();
  const limits::Taker taker{.subject = call.caller.subject, .address = call.network};
  return limiter_->Take(taker, method.budget, limits::CostOf(method.budget, message));
}

absl::Status Edge::TakesChanges() const {
  if (!refuses_changes_) return absl::OkStatus();
  constexpr std::chrono::milliseconds kRetryFull{10'000};
  return refusal::WithRetryAfter(
      refusal::ResourceExhausted("OUTBOX_FULL",
                                 "nothing was changed: the events of earlier changes cannot be published at present "
                                 "(is the bus away?), and no more may wait; reads go on; try again later"),
      kRetryFull);
}

absl::Status Edge::HoldToScope(const Call& call, const Message& request) {
  return policy::HoldToScope(call.caller, *call.method, request);
}

absl::Status Edge::Check(const Call& call, const Message& request) const {
  if (auto refused = HoldToScope(call, request); !refused.ok()) return refused;
  return refusal::InvalidFields(validation::Validate(request));
}

}  // namespace participation::rpc
