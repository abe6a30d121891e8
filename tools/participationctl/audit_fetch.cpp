#include "tools/participationctl/audit_fetch.hpp"

#include "libs/audit/checkpoint.hpp"
#include "participation/audit/v1/audit_service.pb.h"
#include "tools/participationctl/catalogue.hpp"

namespace participation::ctl {
namespace {

constexpr int kPage = 1000;

grpc::Status FetchEntries(Client& client, const AuditExport& into, Fetched& fetched) {
  audit::v1::ListAuditEntriesRequest request;
  request.set_module(into.module());
  request.set_first_position(into.CountEntries());
  request.set_include_leaves(true);
  request.set_page_size(kPage);
  while (true) {
    audit::v1::ListAuditEntriesResponse response;
    auto status = client.Call(MethodNamed("ListAuditEntries"), request, response);
    if (!status.ok()) return status;
    std::vector<std::string> leaves;
    for (const auto& record : response.records()) leaves.push_back(record.leaf());
    into.AddEntries(leaves);
    fetched.entries += response.records_size();
    if (response.next_page_token().empty()) return grpc::Status::OK;
    request.set_page_token(response.next_page_token());
  }
}

std::int64_t LastSize(const AuditExport& into) {
  std::int64_t size = 0;
  for (const std::string& note : into.Checkpoints()) {
    if (const auto checkpoint = audit::ParseCheckpoint(note.substr(0, note.find("\n\n") + 1))) size = checkpoint->size;
  }
  return size;
}

grpc::Status FetchCheckpoints(Client& client, const AuditExport& into, Fetched& fetched) {
  audit::v1::ListCheckpointsRequest request;
  request.set_module(into.module());
  request.set_after_size(LastSize(into));
  request.set_page_size(kPage);
  while (true) {
    audit::v1::ListCheckpointsResponse response;
    auto status = client.Call(MethodNamed("ListCheckpoints"), request, response);
    if (!status.ok()) return status;
    for (const auto& checkpoint : response.checkpoints()) {
      into.AddCheckpoint(checkpoint.note());
      if (into.Key().empty()) into.SetKey(checkpoint.verifier_key());
      ++fetched.checkpoints;
    }
    if (response.next_page_token().empty()) return grpc::Status::OK;
    request.set_page_token(response.next_page_token());
  }
}

}  // namespace

// Checkpoints first: the entries that they cover are then there.
grpc::Status FetchAudit(Client& client, const AuditExport& into, Fetched& fetched) {
  into.Make();
  if (auto status = FetchCheckpoints(client, into, fetched); !status.ok()) return status;
  return FetchEntries(client, into, fetched);
}

}  // namespace participation::ctl
