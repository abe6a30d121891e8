#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "libs/identity/authenticator.hpp"
#include "libs/limits/limiter.hpp"
#include "libs/metrics/rpc_metrics.hpp"
#include "libs/privacy/key.hpp"
#include "libs/rpc/acts.hpp"
#include "libs/rpc/call.hpp"
#include "libs/rpc/open_streams.hpp"
#include "libs/rpc/refusals.hpp"
#include "libs/rpc/slow_refusals.hpp"
#include "libs/rpc/worker_pool.hpp"

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
class Message;
class MethodDescriptor;
}  // namespace google::protobuf

namespace grpc {
class CallbackServerContext;
}

namespace participation::rpc {

// An RPC as its descriptor tells it.
struct Method {
  const google::protobuf::MethodDescriptor* descriptor;
  bool changes;                                         // not marked NO_SIDE_EFFECTS
  const google::protobuf::FieldDescriptor* request_id;  // null if the request has none
  limits::Budget budget;                                // what its calls take from
  bool on_record;                                       // see IsOnRecord
  IdFields request_ids;
  IdFields response_ids;
  metrics::RpcMetrics::Method& metrics;
};

// Where calls enter a module: who calls, may they, is the request sound; and what their answers run on.
class Edge {
 public:
  Edge(database::Database& database, WorkerPool& workers, const identity::Authenticator& authenticator,
       metrics::RpcMetrics& metrics, privacy::Key request_key, Acts acts, limits::Limiter* limiter = nullptr);

  // The one RPC that takes such a request.
  const Method& MethodFor(const google::protobuf::Descriptor& request);

  // Fills in who calls, with what they say of the call itself, and refuses unless they may call the method at all. To
  // be asked before anything is looked at. Of a caller who is not known, nothing is filled in.
  absl::Status Admit(const grpc::CallbackServerContext& context, const Method& method, Call& call) const;

  // Takes what the message costs from what its caller may do in a time. RESOURCE_EXHAUSTED if that is too much.
  absl::Status Charge(const Call& call, const Method& method, const google::protobuf::Message& message) const;

  // PERMISSION_DENIED if the request is about others than the caller may act for.
  static absl::Status HoldToScope(const Call& call, const google::protobuf::Message& request);

  // The same, and INVALID_ARGUMENT naming every field that breaks the rules in the proto.
  absl::Status Check(const Call& call, const google::protobuf::Message& request) const;

  // Refuses changes until told otherwise, since too much of what was changed before has yet to be told to others.
  void RefuseChanges(bool refuse) { refuses_changes_ = refuse; }
  // RESOURCE_EXHAUSTED, reason OUTBOX_FULL, as long as they are refused.
  absl::Status TakesChanges() const;

  database::Database& database() const { return database_; }
  WorkerPool& workers() const { return workers_; }
  OpenStreams& streams() { return streams_; }
  SlowRefusals& slow_refusals() { return slow_refusals_; }
  const std::shared_ptr<Refusals>& refusals() const { return refusals_; }
  // Under which requests are told apart that come with the same request_id.
  const privacy::Key& request_key() const { return request_key_; }
  const Acts& acts() const { return acts_; }

 private:
  absl::StatusOr<policy::Caller> Identify(const grpc::CallbackServerContext& context) const;
  Method Describe(const google::protobuf::Descriptor& request);

  database::Database& database_;
  WorkerPool& workers_;
  const identity::Authenticator& authenticator_;
  metrics::RpcMetrics& metrics_;
  const privacy::Key request_key_;
  const Acts acts_;
  limits::Limiter* const limiter_;  // null: nobody is limited
  OpenStreams streams_;
  SlowRefusals slow_refusals_;
  const std::shared_ptr<Refusals> refusals_ = std::make_shared<Refusals>();
  std::atomic<bool> refuses_changes_{false};
  std::mutex mutex_;
  std::map<const google::protobuf::Descriptor*, Method> methods_;
};

}  // namespace participation::rpc
