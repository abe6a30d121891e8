#include "libs/operations/projection_service.hpp"

#include <algorithm>
#include <map>

#include "absl/strings/str_join.h"
#include "libs/messages/timestamp.hpp"
#include "libs/paging/page.hpp"
#include "libs/projections/check_log.hpp"
#include "libs/projections/rebuilds.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/rpc/answer.hpp"

namespace participation::operations {
namespace {

using projections::Projection;
using projections::Rebuild;
using projections::Rebuilds;

const HostedModule* FindModule(std::span<const HostedModule> modules, const std::string& name) {
  const auto found = std::ranges::find(modules, name, &HostedModule::name);
  return found == modules.end() ? nullptr : &*found;
}

absl::StatusOr<const Projection*> FindProjection(std::span<const HostedModule> modules, const std::string& module,
                                                 const std::string& name) {
  const HostedModule* hosted = FindModule(modules, module);
  if (hosted == nullptr) return RefuseUnknownModule(modules);
  const auto found = std::ranges::find(hosted->projections, name, &Projection::name);
  if (found != hosted->projections.end()) return &*found;
  if (hosted->projections.empty()) {
    return refusal::NotFound("PROJECTION_NOT_FOUND", module + " has no projection that can be rebuilt");
  }
  return refusal::NotFound(
      "PROJECTION_NOT_FOUND",
      "what " + module + " can rebuild is: " +
          absl::StrJoin(hosted->projections, ", ", [](auto* text, const auto& each) { text->append(each.name); }));
}

v1::Projection ToMessage(const std::string& module, const Projection& projection, const std::optional<Rebuild>& last) {
  v1::Projection message;
  message.set_module(module);
  message.set_projection(projection.name);
  message.set_description(projection.description);
  if (!last) return message;
  message.set_state(static_cast<v1::Projection::State>(last->state));
  message.set_events_read(last->events_read);
  message.set_events_total(last->events_total);
  message.set_reason(last->reason);
  *message.mutable_request_time() = messages::ToTimestamp(last->request_time);
  if (last->end_time) *message.mutable_end_time() = messages::ToTimestamp(*last->end_time);
  return message;
}

absl::StatusOr<Rebuild> Request(database::Transaction& transaction, const Projection& projection, clock::Time now) {
  Rebuilds rebuilds{transaction};
  const auto under_way = rebuilds.UnderWay();
  if (!under_way) return rebuilds.Request(projection.name, now);
  return refusal::FailedPrecondition("REBUILD_UNDER_WAY",
                                     "the module rebuilds one projection at a time: wait until " +
                                         under_way->projection + " is done, GetProjection shows how far it has got",
                                     {{"projection", under_way->projection}});
}

}  // namespace

grpc::ServerUnaryReactor* ProjectionService::ListProjections(grpc::CallbackServerContext* context,
                                                             const v1::ListProjectionsRequest* request,
                                                             v1::ListProjectionsResponse* response) {
  const HostedModule* hosted = FindModule(hosted_, request->module());
  return rpc::Answer((hosted == nullptr ? hosted_.front() : *hosted).edge, context, request, response,
                     [=, this](database::Transaction& transaction) -> absl::Status {
                       if (hosted == nullptr) return RefuseUnknownModule(hosted_);
                       const auto page = paging::PageOf(*request);
                       if (!page.ok()) return page.status();
                       std::vector<v1::Projection> found;
                       for (const Projection& each : hosted->projections) {
                         if (each.name <= page->after) continue;
                         found.push_back(ToMessage(hosted->name, each, Rebuilds{transaction}.Find(each.name)));
                       }
                       std::ranges::sort(found, {}, &v1::Projection::projection);
                       if (found.size() > page->size + 1) found.resize(page->size + 1);
                       response->set_next_page_token(paging::CutToPage(
                           *request, *page, found, [](const v1::Projection& each) { return each.projection(); }));
                       for (auto& each : found) *response->add_projections() = std::move(each);
                       return absl::OkStatus();
                     });
}

grpc::ServerUnaryReactor* ProjectionService::GetProjection(grpc::CallbackServerContext* context,
                                                           const v1::GetProjectionRequest* request,
                                                           v1::GetProjectionResponse* response) {
  const HostedModule* hosted = FindModule(hosted_, request->module());
  return rpc::Answer((hosted == nullptr ? hosted_.front() : *hosted).edge, context, request, response,
                     [=, this](database::Transaction& transaction) -> absl::Status {
                       const auto found = FindProjection(hosted_, request->module(), request->projection());
                       if (!found.ok()) return found.status();
                       *response->mutable_projection() =
                           ToMessage(hosted->name, **found, Rebuilds{transaction}.Find((*found)->name));
                       return absl::OkStatus();
                     });
}

grpc::ServerUnaryReactor* ProjectionService::RebuildProjection(grpc::CallbackServerContext* context,
                                                               const v1::RebuildProjectionRequest* request,
                                                               v1::RebuildProjectionResponse* response) {
  const HostedModule* hosted = FindModule(hosted_, request->module());
  return rpc::AnswerPrepared((hosted == nullptr ? hosted_.front() : *hosted).edge, context, request, response,
                             [=, this]() -> absl::StatusOr<const Projection*> {
                               const auto found = FindProjection(hosted_, request->module(), request->projection());
                               if (!found.ok()) return found;
                               const auto whole = projections::CheckLog(bus_, hosted->name, **found);
                               return whole.ok() ? found : whole;
                             },
                             [this](database::Transaction& transaction, const Projection* projection) {
                               return Request(transaction, *projection, clock_.Now());
                             },
                             [=](const Rebuild& rebuild) {
                               const auto projection =
                                   std::ranges::find(hosted->projections, rebuild.projection, &Projection::name);
                               *response->mutable_projection() = ToMessage(hosted->name, *projection, rebuild);
                             });
}

}  // namespace participation::operations
