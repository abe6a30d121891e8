#include "tools/participationctl/follow_rebuild.hpp"

#include <google/protobuf/descriptor.h>

#include <chrono>
#include <iostream>
#include <thread>

#include "participation/operations/v1/projection_service.pb.h"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/client.hpp"
#include "tools/participationctl/common.hpp"
#include "tools/participationctl/problem.hpp"
#include "tools/participationctl/table.hpp"
#include "tools/participationctl/wording.hpp"

namespace participation::ctl {
namespace {

using operations::v1::Projection;

constexpr std::chrono::milliseconds kLookInterval{500};

bool IsUnderWay(const Projection& projection) {
  return projection.state() == Projection::STATE_REQUESTED || projection.state() == Projection::STATE_READING;
}

// A line of its own each time, so that a log of it can be read.
void SayProgress(const Projection& projection, std::int64_t& said) {
  if (projection.state() != Projection::STATE_READING || projection.events_read() == said) return;
  said = projection.events_read();
  std::cerr << "read " << said << " of " << projection.events_total() << " events\n";
}

}  // namespace

bool AsksForRebuild(const google::protobuf::MethodDescriptor& method) {
  return method.input_type() == operations::v1::RebuildProjectionRequest::descriptor();
}

int FollowRebuild(Client& client, const google::protobuf::Message& answer, const Common& common) {
  operations::v1::GetProjectionResponse response;
  *response.mutable_projection() = dynamic_cast<const operations::v1::RebuildProjectionResponse&>(answer).projection();
  operations::v1::GetProjectionRequest request;
  request.set_module(response.projection().module());
  request.set_projection(response.projection().projection());
  for (std::int64_t said = -1; IsUnderWay(response.projection());) {
    std::this_thread::sleep_for(kLookInterval);
    const auto status = client.Call(MethodNamed("GetProjection"), request, response);
    if (!status.ok()) return Fail(status, common, Wording{*request.GetDescriptor()});
    SayProgress(response.projection(), said);
  }
  PrintAs(common.output, response, std::cout);
  return response.projection().state() == Projection::STATE_DONE ? kDone : kBroke;
}

}  // namespace participation::ctl
