#include "libs/rpc/answer.hpp"
#include "services/activity_tracking/api/activity_tracking_service.hpp"
#include "services/activity_tracking/api/answer_page.hpp"
#include "services/activity_tracking/api/own.hpp"
#include "services/activity_tracking/api/updated.hpp"
#include "services/activity_tracking/messages/activity.hpp"
#include "services/activity_tracking/store/programme_store.hpp"
#include "services/activity_tracking/usecases/create_programme.hpp"
#include "services/activity_tracking/usecases/update_programme.hpp"

namespace participation::activity_tracking {
namespace {

absl::Status List(database::Transaction& transaction, const v1::ListProgrammesRequest& request,
                  v1::ListProgrammesResponse& response) {
  return AnswerPage(
      request, response,
      [&](const paging::Page& page) { return ProgrammeStore{transaction}.List(request.organisation(), page); },
      [](const Programme& programme) { return programme.record().programme_id; },
      [&](const Programme& programme) { *response.add_programmes() = ToMessage(programme); });
}

}  // namespace

grpc::ServerUnaryReactor* ActivityTrackingService::CreateProgramme(grpc::CallbackServerContext* context,
                                                                   const v1::CreateProgrammeRequest* request,
                                                                   v1::CreateProgrammeResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return AllowChange(call, absl::StatusOr<Programme>{activity_tracking::CreateProgramme(
                                     transaction, FromMessage(request->programme()), clock_.Now())});
      },
      [=](const Programme& programme) { *response->mutable_programme() = ToMessage(programme); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::GetProgramme(grpc::CallbackServerContext* context,
                                                                const v1::GetProgrammeRequest* request,
                                                                v1::GetProgrammeResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction) { return ProgrammeStore{transaction}.Find(request->programme_id()); },
      [=](const Programme& programme) { *response->mutable_programme() = ToMessage(programme); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::UpdateProgramme(grpc::CallbackServerContext* context,
                                                                   const v1::UpdateProgrammeRequest* request,
                                                                   v1::UpdateProgrammeResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) -> absl::StatusOr<Programme> {
        const auto& changes = request->programme();
        const auto changed = Updated(ProgrammeStore{transaction}.Find(changes.programme_id()), changes,
                                     request->update_mask(), "programme");
        if (!changed.ok()) return changed.status();
        return AllowChange(
            call, activity_tracking::UpdateProgramme(transaction, FromMessage(*changed), changes.etag(), clock_.Now()));
      },
      [=](const Programme& programme) { *response->mutable_programme() = ToMessage(programme); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::ListProgrammes(grpc::CallbackServerContext* context,
                                                                  const v1::ListProgrammesRequest* request,
                                                                  v1::ListProgrammesResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

}  // namespace participation::activity_tracking
