#pragma once

#include <absl/functional/any_invocable.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <type_traits>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "libs/rpc/call.hpp"
#include "libs/rpc/edge.hpp"

namespace google::protobuf {
class Message;
}

namespace participation::rpc {

// Fills in the answer to one call, within one transaction; or refuses.
using Work = absl::AnyInvocable<absl::Status(database::Transaction&, const Call&)>;
// Does something before the transaction, or refuses. For a request sent again it may run again: it must leave nothing
// behind that matters.
using Preparation = absl::AnyInvocable<absl::Status(const Call&)>;
// Counts or logs a change once it is durable, before the caller hears of it; never one that was refused, rolled back or
// done by an earlier request. Must not throw.
using Afterword = absl::AnyInvocable<void()>;

// What a call brings to work that several calls of one RPC do together.
struct Share {
  virtual ~Share() = default;
  absl::Status status;  // how the call ends
};
// Does the work of several calls at once, sets each one's status and fills in its response. One that is refused must
// leave nothing behind. If it throws, each call is done alone.
using Together = std::function<void(database::Transaction&, std::span<Share* const>)>;

// A call, what it is answered with, and by what.
struct Unary {
  grpc::CallbackServerContext* context;
  const google::protobuf::Message* request;
  google::protobuf::Message* response;
  Preparation compute;  // may be empty; runs on the thread that took the call: for what never waits
  Preparation prepare;  // may be empty; runs on a worker: for what waits or takes long
  Work work;
  Afterword afterword = nullptr;       // may be empty
  const Together* together = nullptr;  // may be absent; for calls without a request_id, which are done alone
  Share* share = nullptr;              // this call's, if there is `together`; lives as long as `work`
};

grpc::ServerUnaryReactor* Start(Edge& edge, Unary unary);

// Answers a call with the outcome of `work`, run in one transaction: a snapshot if the RPC is marked NO_SIDE_EFFECTS,
// otherwise a change, and then the caller hears OK only once it is durable. `work` takes (Transaction&) or
// (Transaction&, const Call&) and returns absl::Status after filling in `response`.
template <class Work>
grpc::ServerUnaryReactor* Answer(Edge& edge, grpc::CallbackServerContext* context,
                                 const google::protobuf::Message* request, google::protobuf::Message* response,
                                 Work work) {
  return Start(edge, {context, request, response, nullptr, nullptr,
                      [work = std::move(work)](database::Transaction& transaction, const Call& call) mutable {
                        if constexpr (std::is_invocable_v<Work&, database::Transaction&, const Call&>) {
                          return work(transaction, call);
                        } else {
                          return work(transaction);
                        }
                      }});
}

// The same with a `reply` that fills in the response from what `work` returns as absl::StatusOr.
template <class Work, class Reply>
grpc::ServerUnaryReactor* Answer(Edge& edge, grpc::CallbackServerContext* context,
                                 const google::protobuf::Message* request, google::protobuf::Message* response,
                                 Work work, Reply reply) {
  return Answer(edge, context, request, response,
                [work = std::move(work), reply = std::move(reply)](database::Transaction& transaction,
                                                                   const Call& call) mutable -> absl::Status {
                  auto outcome = [&] {
                    if constexpr (std::is_invocable_v<Work&, database::Transaction&, const Call&>) {
                      return work(transaction, call);
                    } else {
                      return work(transaction);
                    }
                  }();
                  if (outcome.ok()) reply(*outcome);
                  return outcome.status();
                });
}

// The same for a change that needs something made beforehand, by what waits or takes long: `prepare` returns it as
// absl::StatusOr, and `work` takes (Transaction&, Prepared&). What was prepared is dropped if the change is refused or
// was done before.
template <class Prepare, class Work, class Reply>
grpc::ServerUnaryReactor* AnswerPrepared(Edge& edge, grpc::CallbackServerContext* context,
                                         const google::protobuf::Message* request, google::protobuf::Message* response,
                                         Prepare prepare, Work work, Reply reply) {
  using Prepared = typename std::invoke_result_t<Prepare&>::value_type;
  const auto made = std::make_shared<std::optional<Prepared>>();
  return Start(edge, {context, request, response, nullptr,
                      [made, prepare = std::move(prepare)](const Call&) mutable -> absl::Status {
                        auto outcome = prepare();
                        if (outcome.ok()) *made = *std::move(outcome);
                        return outcome.status();
                      },
                      [made, work = std::move(work), reply = std::move(reply)](database::Transaction& transaction,
                                                                               const Call&) mutable -> absl::Status {
                        auto outcome = work(transaction, **made);
                        if (outcome.ok()) reply(*outcome);
                        return outcome.status();
                      }});
}

}  // namespace participation::rpc
