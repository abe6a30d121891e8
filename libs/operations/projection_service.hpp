#pragma once

#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/events/bus.hpp"
#include "libs/operations/hosted_module.hpp"
#include "participation/operations/v1/projection_service.grpc.pb.h"

namespace participation::operations {

// The projections of all modules of a process.
class ProjectionService final : public v1::ProjectionService::CallbackService {
 public:
  // There must be at least one module; they must outlive the service.
  ProjectionService(std::vector<HostedModule> modules, events::Bus& bus, const clock::Clock& clock)
      : hosted_{std::move(modules)}, bus_{bus}, clock_{clock} {}

  grpc::ServerUnaryReactor* ListProjections(grpc::CallbackServerContext* context,
                                            const v1::ListProjectionsRequest* request,
                                            v1::ListProjectionsResponse* response) override;
  grpc::ServerUnaryReactor* GetProjection(grpc::CallbackServerContext* context, const v1::GetProjectionRequest* request,
                                          v1::GetProjectionResponse* response) override;
  grpc::ServerUnaryReactor* RebuildProjection(grpc::CallbackServerContext* context,
                                              const v1::RebuildProjectionRequest* request,
                                              v1::RebuildProjectionResponse* response) override;

 private:
  const std::vector<HostedModule> hosted_;
  events::Bus& bus_;
  const clock::Clock& clock_;
};

}  // namespace participation::operations
