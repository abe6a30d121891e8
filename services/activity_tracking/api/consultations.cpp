#include "libs/messages/timestamp.hpp"
#include "libs/rpc/answer.hpp"
#include "services/activity_tracking/api/activity_tracking_service.hpp"
#include "services/activity_tracking/api/answer_page.hpp"
#include "services/activity_tracking/api/own.hpp"
#include "services/activity_tracking/api/updated.hpp"
#include "services/activity_tracking/messages/consultation.hpp"
#include "services/activity_tracking/store/consultation_store.hpp"
#include "services/activity_tracking/store/page_key.hpp"
#include "services/activity_tracking/usecases/cancel_consultation.hpp"
#include "services/activity_tracking/usecases/close_consultation.hpp"
#include "services/activity_tracking/usecases/open_consultation.hpp"
#include "services/activity_tracking/usecases/prepare_consultation.hpp"
#include "services/activity_tracking/usecases/update_consultation.hpp"

namespace participation::activity_tracking {
namespace {

ConsultationFilter FilterIn(const v1::ListConsultationsRequest& request) {
  ConsultationFilter filter{.organisation = request.organisation(),
                            .activity_id = request.activity_id(),
                            .state = std::nullopt,
                            .from = std::nullopt,
                            .until = std::nullopt};
  if (request.state() != 0) filter.state = static_cast<Consultation::State>(request.state());
  if (request.has_from_time()) filter.from = messages::FromTimestamp(request.from_time());
  if (request.has_until_time()) filter.until = messages::FromTimestamp(request.until_time());
  return filter;
}

absl::Status List(database::Transaction& transaction, const v1::ListConsultationsRequest& request,
                  v1::ListConsultationsResponse& response) {
  return AnswerPage(
      request, response,
      [&](const paging::Page& page) { return ConsultationStore{transaction}.List(FilterIn(request), page); },
      [](const Consultation& consultation) {
        return KeyOf(consultation.plan().time.open, consultation.consultation_id());
      },
      [&](const Consultation& consultation) { *response.add_consultations() = ToMessage(consultation); });
}

}  // namespace

grpc::ServerUnaryReactor* ActivityTrackingService::PrepareConsultation(grpc::CallbackServerContext* context,
                                                                       const v1::PrepareConsultationRequest* request,
                                                                       v1::PrepareConsultationResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return AllowChange(call, activity_tracking::PrepareConsultation(
                                     transaction, FromMessage(request->consultation()), clock_.Now()));
      },
      [=](const OnCalendar& entry) {
        *response->mutable_consultation() = ToMessage(entry.consultation);
        response->set_overlapping(static_cast<std::int32_t>(entry.overlapping));
      });
}

grpc::ServerUnaryReactor* ActivityTrackingService::GetConsultation(grpc::CallbackServerContext* context,
                                                                   const v1::GetConsultationRequest* request,
                                                                   v1::GetConsultationResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction) {
        return ConsultationStore{transaction}.Find(request->consultation_id());
      },
      [=](const Consultation& consultation) { *response->mutable_consultation() = ToMessage(consultation); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::UpdateConsultation(grpc::CallbackServerContext* context,
                                                                      const v1::UpdateConsultationRequest* request,
                                                                      v1::UpdateConsultationResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) -> absl::StatusOr<OnCalendar> {
        const auto& changes = request->consultation();
        const auto changed = Updated(ConsultationStore{transaction}.Find(changes.consultation_id()), changes,
                                     request->update_mask(), "consultation");
        if (!changed.ok()) return changed.status();
        return AllowChange(
            call, activity_tracking::UpdateConsultation(transaction, changes.consultation_id(), FromMessage(*changed),
                                                        changes.etag(), clock_.Now()));
      },
      [=](const OnCalendar& entry) {
        *response->mutable_consultation() = ToMessage(entry.consultation);
        response->set_overlapping(static_cast<std::int32_t>(entry.overlapping));
      });
}

grpc::ServerUnaryReactor* ActivityTrackingService::ListConsultations(grpc::CallbackServerContext* context,
                                                                     const v1::ListConsultationsRequest* request,
                                                                     v1::ListConsultationsResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::OpenConsultation(grpc::CallbackServerContext* context,
                                                                    const v1::OpenConsultationRequest* request,
                                                                    v1::OpenConsultationResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return AllowChange(call,
                           activity_tracking::OpenConsultation(transaction, request->consultation_id(), clock_.Now()));
      },
      [=](const Consultation& consultation) { *response->mutable_consultation() = ToMessage(consultation); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::CloseConsultation(grpc::CallbackServerContext* context,
                                                                     const v1::CloseConsultationRequest* request,
                                                                     v1::CloseConsultationResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return AllowChange(call,
                           activity_tracking::CloseConsultation(transaction, request->consultation_id(), clock_.Now()));
      },
      [=](const Consultation& consultation) { *response->mutable_consultation() = ToMessage(consultation); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::CancelConsultation(grpc::CallbackServerContext* context,
                                                                      const v1::CancelConsultationRequest* request,
                                                                      v1::CancelConsultationResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return AllowChange(
            call, activity_tracking::CancelConsultation(transaction, request->consultation_id(), clock_.Now()));
      },
      [=](const Consultation& consultation) { *response->mutable_consultation() = ToMessage(consultation); });
}

}  // namespace participation::activity_tracking
