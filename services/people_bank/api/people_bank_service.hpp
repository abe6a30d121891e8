#pragma once

#include <memory>

#include "libs/clock/clock.hpp"
#include "libs/rpc/edge.hpp"
#include "participation/people_bank/v1/people_bank_service.grpc.pb.h"
#include "services/people_bank/usecases/identity.hpp"

namespace participation::people_bank {

class PeopleBankService final : public v1::PeopleBankService::CallbackService {
 public:
  PeopleBankService(rpc::Edge& edge, std::shared_ptr<Identity> identity, const clock::Clock& clock)
      : edge_{edge}, identity_{std::move(identity)}, clock_{clock} {}

  // people.cpp
  grpc::ServerUnaryReactor* RegisterPerson(grpc::CallbackServerContext* context,
                                           const v1::RegisterPersonRequest* request,
                                           v1::RegisterPersonResponse* response) override;
  grpc::ServerUnaryReactor* GetPerson(grpc::CallbackServerContext* context, const v1::GetPersonRequest* request,
                                      v1::GetPersonResponse* response) override;
  grpc::ServerUnaryReactor* LookUpPerson(grpc::CallbackServerContext* context, const v1::LookUpPersonRequest* request,
                                         v1::LookUpPersonResponse* response) override;
  grpc::ServerUnaryReactor* UpdatePerson(grpc::CallbackServerContext* context, const v1::UpdatePersonRequest* request,
                                         v1::UpdatePersonResponse* response) override;
  grpc::ServerUnaryReactor* ListPeople(grpc::CallbackServerContext* context, const v1::ListPeopleRequest* request,
                                       v1::ListPeopleResponse* response) override;
  grpc::ServerUnaryReactor* ErasePerson(grpc::CallbackServerContext* context, const v1::ErasePersonRequest* request,
                                        v1::ErasePersonResponse* response) override;

  // consents.cpp
  grpc::ServerUnaryReactor* GiveConsent(grpc::CallbackServerContext* context, const v1::GiveConsentRequest* request,
                                        v1::GiveConsentResponse* response) override;
  grpc::ServerUnaryReactor* WithdrawConsent(grpc::CallbackServerContext* context,
                                            const v1::WithdrawConsentRequest* request,
                                            v1::WithdrawConsentResponse* response) override;
  grpc::ServerUnaryReactor* ListConsents(grpc::CallbackServerContext* context, const v1::ListConsentsRequest* request,
                                         v1::ListConsentsResponse* response) override;

  // equality.cpp
  grpc::ServerUnaryReactor* RecordEqualityAnswers(grpc::CallbackServerContext* context,
                                                  const v1::RecordEqualityAnswersRequest* request,
                                                  v1::RecordEqualityAnswersResponse* response) override;
  grpc::ServerUnaryReactor* SummariseEquality(grpc::CallbackServerContext* context,
                                              const v1::SummariseEqualityRequest* request,
                                              v1::SummariseEqualityResponse* response) override;

  // partner_organisations.cpp
  grpc::ServerUnaryReactor* RegisterPartnerOrganisation(grpc::CallbackServerContext* context,
                                                        const v1::RegisterPartnerOrganisationRequest* request,
                                                        v1::RegisterPartnerOrganisationResponse* response) override;
  grpc::ServerUnaryReactor* GetPartnerOrganisation(grpc::CallbackServerContext* context,
                                                   const v1::GetPartnerOrganisationRequest* request,
                                                   v1::GetPartnerOrganisationResponse* response) override;
  grpc::ServerUnaryReactor* UpdatePartnerOrganisation(grpc::CallbackServerContext* context,
                                                      const v1::UpdatePartnerOrganisationRequest* request,
                                                      v1::UpdatePartnerOrganisationResponse* response) override;
  grpc::ServerUnaryReactor* ErasePartnerOrganisation(grpc::CallbackServerContext* context,
                                                     const v1::ErasePartnerOrganisationRequest* request,
                                                     v1::ErasePartnerOrganisationResponse* response) override;
  grpc::ServerUnaryReactor* ListPartnerOrganisations(grpc::CallbackServerContext* context,
                                                     const v1::ListPartnerOrganisationsRequest* request,
                                                     v1::ListPartnerOrganisationsResponse* response) override;

  // invitations.cpp
  grpc::ServerUnaryReactor* InvitePeople(grpc::CallbackServerContext* context, const v1::InvitePeopleRequest* request,
                                         v1::InvitePeopleResponse* response) override;
  grpc::ServerUnaryReactor* GetInvitation(grpc::CallbackServerContext* context, const v1::GetInvitationRequest* request,
                                          v1::GetInvitationResponse* response) override;
  grpc::ServerUnaryReactor* ListInvitations(grpc::CallbackServerContext* context,
                                            const v1::ListInvitationsRequest* request,
                                            v1::ListInvitationsResponse* response) override;
  grpc::ServerUnaryReactor* AcceptInvitation(grpc::CallbackServerContext* context,
                                             const v1::AcceptInvitationRequest* request,
                                             v1::AcceptInvitationResponse* response) override;
  grpc::ServerUnaryReactor* DeclineInvitation(grpc::CallbackServerContext* context,
                                              const v1::DeclineInvitationRequest* request,
                                              v1::DeclineInvitationResponse* response) override;
  grpc::ServerUnaryReactor* ListOutgoingMessages(grpc::CallbackServerContext* context,
                                                 const v1::ListOutgoingMessagesRequest* request,
                                                 v1::ListOutgoingMessagesResponse* response) override;

 private:
  rpc::Edge& edge_;
  const std::shared_ptr<Identity> identity_;
  const clock::Clock& clock_;
};

}  // namespace participation::people_bank
