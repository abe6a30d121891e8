#include "libs/rpc/answer.hpp"
#include "services/activity_tracking/api/activity_tracking_service.hpp"
#include "services/activity_tracking/api/answer_page.hpp"
#include "services/activity_tracking/api/own.hpp"
#include "services/activity_tracking/messages/opportunity.hpp"
#include "services/activity_tracking/store/opportunity_store.hpp"
#include "services/activity_tracking/usecases/close_opportunity.hpp"
#include "services/activity_tracking/usecases/publish_opportunity.hpp"

namespace participation::activity_tracking {
namespace {

OpportunityFilter FilterIn(const v1::ListOpportunitiesRequest& request) {
  OpportunityFilter filter{
      .organisation = request.organisation(), .activity_id = request.activity_id(), .state = std::nullopt};
  if (request.state() != 0) filter.state = static_cast<Opportunity::State>(request.state());
  return filter;
}

absl::Status List(database::Transaction& transaction, const v1::ListOpportunitiesRequest& request,
                  v1::ListOpportunitiesResponse& response) {
  return AnswerPage(
      request, response,
      [&](const paging::Page& page) { return OpportunityStore{transaction}.List(FilterIn(request), page); },
      [](const Opportunity& opportunity) { return opportunity.opportunity_id(); },
      [&](const Opportunity& opportunity) { *response.add_opportunities() = ToMessage(opportunity); });
}

}  // namespace

grpc::ServerUnaryReactor* ActivityTrackingService::PublishOpportunity(grpc::CallbackServerContext* context,
                                                                      const v1::PublishOpportunityRequest* request,
                                                                      v1::PublishOpportunityResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return AllowChange(call, activity_tracking::PublishOpportunity(transaction, FromMessage(request->opportunity()),
                                                                       clock_.Now()));
      },
      [=](const Opportunity& opportunity) { *response->mutable_opportunity() = ToMessage(opportunity); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::GetOpportunity(grpc::CallbackServerContext* context,
                                                                  const v1::GetOpportunityRequest* request,
                                                                  v1::GetOpportunityResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction) { return OpportunityStore{transaction}.Find(request->opportunity_id()); },
      [=](const Opportunity& opportunity) { *response->mutable_opportunity() = ToMessage(opportunity); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::ListOpportunities(grpc::CallbackServerContext* context,
                                                                     const v1::ListOpportunitiesRequest* request,
                                                                     v1::ListOpportunitiesResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

grpc::ServerUnaryReactor* ActivityTrackingService::CloseOpportunity(grpc::CallbackServerContext* context,
                                                                    const v1::CloseOpportunityRequest* request,
                                                                    v1::CloseOpportunityResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        return AllowChange(call,
                           activity_tracking::CloseOpportunity(transaction, request->opportunity_id(), clock_.Now()));
      },
      [=](const Opportunity& opportunity) { *response->mutable_opportunity() = ToMessage(opportunity); });
}

}  // namespace participation::activity_tracking
