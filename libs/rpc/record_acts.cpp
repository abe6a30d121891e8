#include "libs/rpc/record_acts.hpp"

#include <google/protobuf/message.h>

namespace participation::rpc {

audit::NewEntry DoneEntry(Edge& edge, const Call& call, const google::protobuf::Message& request,
                          const google::protobuf::Message& response) {
  const Method& method = edge.MethodFor(*request.GetDescriptor());
  Objects objects = edge.acts().NothingYet();
  objects.AddFrom(request, method.request_ids);
  objects.AddFrom(response, method.response_ids);
  return edge.acts().Entry(call, absl::StatusCode::kOk, objects);
}

void Record(Edge& edge, const Call& call, audit::NewEntry entry, database::Database::Done done) {
  edge.database().Submit(
      [entry = std::move(entry)](database::Transaction& transaction) {
        audit::Log{transaction}.Append(entry);
        return true;
      },
      std::move(done), nullptr, call.lane);
}

void RecordRefusal(Edge& edge, const Call& call, const absl::Status& status) {
  if (status.code() != absl::StatusCode::kPermissionDenied || call.method == nullptr) return;
  const auto refusals = edge.refusals();  // the database may finish this when the edge is gone
  if (!refusals->Take()) return;
  try {
    Record(edge, call, edge.acts().Entry(call, status.code(), edge.acts().NothingYet()),
           [refusals](const std::exception_ptr& error) { refusals->GiveBack(error == nullptr); });
  } catch (const database::Overloaded&) {
    refusals->GiveBack(false);
  }
}

}  // namespace participation::rpc
