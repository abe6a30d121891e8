#include "libs/rpc/answer_stream.hpp"

#include <google/protobuf/unknown_field_set.h>

#include "libs/refusal/refusal.hpp"

namespace participation::rpc {
namespace internal {
namespace {

constexpr int kMark = 536870911;  // the largest field number there may be

}  // namespace

void MarkUnread(google::protobuf::Message& message) {
  message.Clear();
  message.GetReflection()->MutableUnknownFields(&message)->AddVarint(kMark, 1);
}

bool IsMarkedUnread(const google::protobuf::Message& message) {
  const auto& unknown = message.GetReflection()->GetUnknownFields(message);
  return !unknown.empty() && unknown.field(0).number() == kMark;
}

absl::Status Unreadable() {
  return refusal::InvalidArgument("MESSAGE_UNREADABLE",
                                  "the message cannot be read: it is damaged, or a text in it is not UTF-8");
}

absl::Status ClientAway() { return absl::CancelledError("the client went away"); }

}  // namespace internal

absl::Status Change(Edge& edge, const Call& call, absl::FunctionRef<absl::Status(database::Transaction&)> work) {
  absl::Status status;
  edge.database().Write([&](database::Transaction& transaction) {
    const trace::Scope scope{call.traceparent};
    status = work(transaction);
    return status.ok();
  });
  return status;
}

}  // namespace participation::rpc
