#include "libs/paging/page.hpp"
#include "libs/policy/own_person.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/rpc/answer.hpp"
#include "services/people_bank/api/people_bank_service.hpp"
#include "services/people_bank/messages.hpp"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/usecases/answer_invitation.hpp"
#include "services/people_bank/usecases/invite_people.hpp"

namespace participation::people_bank {
namespace {

std::vector<std::string> PeopleIn(const v1::InvitePeopleRequest& request) {
  return {request.person_ids().begin(), request.person_ids().end()};
}

absl::Status List(database::Transaction& transaction, const v1::ListInvitationsRequest& request,
                  v1::ListInvitationsResponse& response) {
  if (request.opportunity_id().empty() && request.person_id().empty()) {
    return refusal::InvalidField("opportunity_id", "must be set unless person_id is");
  }
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  InvitationStore::Query query{request.opportunity_id(), request.person_id(), std::nullopt, page->after,
                               page->size + 1};
  if (request.state() != v1::Invitation::STATE_UNSPECIFIED) {
    query.state = static_cast<Invitation::State>(request.state());
  }
  auto invitations = InvitationStore{transaction}.List(query);
  response.set_next_page_token(paging::CutToPage(
      request, *page, invitations, [](const Invitation& invitation) { return invitation.invitation_id(); }));
  for (const auto& invitation : invitations) *response.add_invitations() = ToMessage(invitation);
  return absl::OkStatus();
}

absl::Status ListMessages(database::Transaction& transaction, const v1::ListOutgoingMessagesRequest& request,
                          v1::ListOutgoingMessagesResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  OutgoingMessageStore::Query query{request.person_id(), std::nullopt, page->after, page->size + 1};
  if (request.state() != v1::OutgoingMessage::STATE_UNSPECIFIED) {
    query.state = static_cast<OutgoingMessage::State>(request.state());
  }
  auto messages = OutgoingMessageStore{transaction}.List(query);
  response.set_next_page_token(paging::CutToPage(
      request, *page, messages, [](const OutgoingMessage& message) { return message.outgoing_message_id; }));
  for (const auto& message : messages) *response.add_outgoing_messages() = ToMessage(message);
  return absl::OkStatus();
}

// The invitation, if the caller may touch it.
absl::StatusOr<Invitation> FindAllowed(database::Transaction& transaction, const rpc::Call& call,
                                       const std::string& invitation_id) {
  auto found = InvitationStore{transaction}.Find(invitation_id);
  if (!call.own_only) return found;
  const auto allowed = policy::AllowOwnPerson(call.caller, found.ok() ? found->record().person_id : "");
  return allowed.ok() ? std::move(found) : allowed;
}

}  // namespace

grpc::ServerUnaryReactor* PeopleBankService::InvitePeople(grpc::CallbackServerContext* context,
                                                          const v1::InvitePeopleRequest* request,
                                                          v1::InvitePeopleResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction) {
        return people_bank::InvitePeople(transaction, request->opportunity_id(), PeopleIn(*request), clock_.Now());
      },
      [=](const std::vector<Invitation>& invitations) {
        for (const auto& invitation : invitations) *response->add_invitations() = ToMessage(invitation);
      });
}

grpc::ServerUnaryReactor* PeopleBankService::GetInvitation(grpc::CallbackServerContext* context,
                                                           const v1::GetInvitationRequest* request,
                                                           v1::GetInvitationResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction, const rpc::Call& call) {
        return FindAllowed(transaction, call, request->invitation_id());
      },
      [=](const Invitation& invitation) { *response->mutable_invitation() = ToMessage(invitation); });
}

grpc::ServerUnaryReactor* PeopleBankService::ListInvitations(grpc::CallbackServerContext* context,
                                                             const v1::ListInvitationsRequest* request,
                                                             v1::ListInvitationsResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

grpc::ServerUnaryReactor* PeopleBankService::AcceptInvitation(grpc::CallbackServerContext* context,
                                                              const v1::AcceptInvitationRequest* request,
                                                              v1::AcceptInvitationResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        const auto found = FindAllowed(transaction, call, request->invitation_id());
        return found.ok() ? people_bank::AcceptInvitation(transaction, request->invitation_id(), clock_.Now()) : found;
      },
      [=](const Invitation& invitation) { *response->mutable_invitation() = ToMessage(invitation); });
}

grpc::ServerUnaryReactor* PeopleBankService::DeclineInvitation(grpc::CallbackServerContext* context,
                                                               const v1::DeclineInvitationRequest* request,
                                                               v1::DeclineInvitationResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction, const rpc::Call& call) {
        const auto found = FindAllowed(transaction, call, request->invitation_id());
        return found.ok() ? people_bank::DeclineInvitation(transaction, request->invitation_id(), clock_.Now()) : found;
      },
      [=](const Invitation& invitation) { *response->mutable_invitation() = ToMessage(invitation); });
}

grpc::ServerUnaryReactor* PeopleBankService::ListOutgoingMessages(grpc::CallbackServerContext* context,
                                                                  const v1::ListOutgoingMessagesRequest* request,
                                                                  v1::ListOutgoingMessagesResponse* response) {
  return rpc::Answer(edge_, context, request, response, [=](database::Transaction& transaction) {
    return ListMessages(transaction, *request, *response);
  });
}

}  // namespace participation::people_bank
