#pragma once

#include <vector>

#include "libs/operations/hosted_module.hpp"
#include "participation/audit/v1/audit_service.grpc.pb.h"

namespace participation::operations {

// The records of all modules of a process.
class AuditService final : public audit::v1::AuditService::CallbackService {
 public:
  // There must be at least one module; they must outlive the service.
  explicit AuditService(std::vector<HostedModule> modules) : hosted_{std::move(modules)} {}

  grpc::ServerUnaryReactor* ListAuditEntries(grpc::CallbackServerContext* context,
                                             const audit::v1::ListAuditEntriesRequest* request,
                                             audit::v1::ListAuditEntriesResponse* response) override;
  grpc::ServerUnaryReactor* GetCheckpoint(grpc::CallbackServerContext* context,
                                          const audit::v1::GetCheckpointRequest* request,
                                          audit::v1::GetCheckpointResponse* response) override;
  grpc::ServerUnaryReactor* ListCheckpoints(grpc::CallbackServerContext* context,
                                            const audit::v1::ListCheckpointsRequest* request,
                                            audit::v1::ListCheckpointsResponse* response) override;
  grpc::ServerUnaryReactor* GetInclusionProof(grpc::CallbackServerContext* context,
                                              const audit::v1::GetInclusionProofRequest* request,
                                              audit::v1::GetInclusionProofResponse* response) override;
  grpc::ServerUnaryReactor* GetConsistencyProof(grpc::CallbackServerContext* context,
                                                const audit::v1::GetConsistencyProofRequest* request,
                                                audit::v1::GetConsistencyProofResponse* response) override;

 private:
  const std::vector<HostedModule> hosted_;
};

}  // namespace participation::operations
