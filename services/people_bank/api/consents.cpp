#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/paging/page.hpp"
#include "libs/rpc/answer.hpp"
#include "services/people_bank/api/people_bank_service.hpp"
#include "services/people_bank/messages.hpp"
#include "services/people_bank/store/consent_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/usecases/give_consent.hpp"
#include "services/people_bank/usecases/withdraw_consent.hpp"

namespace participation::people_bank {
namespace {

template <class Request>
ConsentChange ChangeIn(const Request& request) {
  return {request.person_id(), static_cast<Purpose>(request.purpose()), static_cast<Channel>(request.channel()),
          request.source()};
}

// "1:2": purpose and channel are one digit each.
std::string KeyOf(const Consent& consent) {
  return absl::StrCat(static_cast<int>(consent.purpose()), ":", static_cast<int>(consent.channel()));
}

std::pair<int, int> NumbersIn(const std::string& key) {
  if (key.size() != 3) return {0, 0};
  return {key[0] - '0', key[2] - '0'};
}

void ListAsTheyStand(database::Transaction& transaction, const v1::ListConsentsRequest& request,
                     const paging::Page& page, v1::ListConsentsResponse& response) {
  auto consents = ConsentStore{transaction}.List(request.person_id(), NumbersIn(page.after), page.size + 1);
  response.set_next_page_token(paging::CutToPage(request, page, consents, KeyOf));
  for (const auto& consent : consents) *response.add_consents() = ToMessage(consent);
}

void ListHistory(database::Transaction& transaction, const v1::ListConsentsRequest& request, const paging::Page& page,
                 v1::ListConsentsResponse& response) {
  auto changes = ConsentStore{transaction}.ListChanges(request.person_id(), page.after, page.size + 1);
  response.set_next_page_token(
      paging::CutToPage(request, page, changes, [](const auto& change) { return change.first; }));
  for (const auto& [change_id, consent] : changes) *response.add_consents() = ToMessage(consent);
}

absl::Status List(database::Transaction& transaction, const v1::ListConsentsRequest& request,
                  v1::ListConsentsResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  if (auto person = PersonStore{transaction}.FindActive(request.person_id()); !person.ok()) return person.status();
  (request.history() ? ListHistory : ListAsTheyStand)(transaction, request, *page, response);
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* PeopleBankService::GiveConsent(grpc::CallbackServerContext* context,
                                                         const v1::GiveConsentRequest* request,
                                                         v1::GiveConsentResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction) {
        return people_bank::GiveConsent(transaction, ChangeIn(*request), clock_.Now());
      },
      [=](const Consent& consent) { *response->mutable_consent() = ToMessage(consent); });
}

grpc::ServerUnaryReactor* PeopleBankService::WithdrawConsent(grpc::CallbackServerContext* context,
                                                             const v1::WithdrawConsentRequest* request,
                                                             v1::WithdrawConsentResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction) {
        return people_bank::WithdrawConsent(transaction, ChangeIn(*request), clock_.Now());
      },
      [=](const Withdrawal& withdrawal) {
        *response->mutable_consent() = ToMessage(withdrawal.consent);
        response->set_messages_stopped(withdrawal.messages_stopped);
      });
}

grpc::ServerUnaryReactor* PeopleBankService::ListConsents(grpc::CallbackServerContext* context,
                                                          const v1::ListConsentsRequest* request,
                                                          v1::ListConsentsResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

}  // namespace participation::people_bank
