#include "libs/paging/page.hpp"
#include "libs/rpc/answer.hpp"
#include "libs/validation/update.hpp"
#include "services/people_bank/api/people_bank_service.hpp"
#include "services/people_bank/domain/interests.hpp"
#include "services/people_bank/messages.hpp"
#include "services/people_bank/store/partner_organisation_store.hpp"
#include "services/people_bank/usecases/erase_partner_organisation.hpp"
#include "services/people_bank/usecases/register_partner_organisation.hpp"
#include "services/people_bank/usecases/update_partner_organisation.hpp"

namespace participation::people_bank {
namespace {

template <class Request>
std::vector<PartnerContact> ContactsIn(const Request& request) {
  std::vector<PartnerContact> contacts;
  for (const auto& contact : request.contacts()) contacts.push_back(FromMessage(contact));
  return contacts;
}

// Looks first whether there is such an organisation, so that no key is made for one that there is not. Nothing if the
// contacts are to stay.
absl::StatusOr<std::optional<std::string>> SealContacts(database::Database& database, Identity& identity,
                                                        const v1::UpdatePartnerOrganisationRequest& request) {
  if (!validation::ChangesList(request, "contacts", request.update_mask())) return std::nullopt;
  const std::string& partner_organisation_id = request.partner_organisation().partner_organisation_id();
  absl::Status found;
  database.Read([&](database::Transaction& transaction) {
    found = PartnerOrganisationStore{transaction}.Find(partner_organisation_id).status();
  });
  if (!found.ok()) return found;
  return identity.SealContacts(partner_organisation_id, ContactsIn(request));
}

absl::StatusOr<PartnerOrganisation> Update(database::Transaction& transaction,
                                           const v1::UpdatePartnerOrganisationRequest& request,
                                           const std::optional<std::string>& sealed_contacts, clock::Time now) {
  const auto& changes = request.partner_organisation();
  const auto partner = PartnerOrganisationStore{transaction}.Find(changes.partner_organisation_id());
  if (!partner.ok()) return partner;
  const auto changed = validation::Updated(ToMessage(*partner), changes, request.update_mask(), "partner_organisation");
  if (!changed.ok()) return changed.status();
  return people_bank::UpdatePartnerOrganisation(
      transaction, {partner->partner_organisation_id, FromMessage(*changed), sealed_contacts, changes.etag()}, now);
}

absl::Status Get(database::Transaction& transaction, Identity& identity,
                 const v1::GetPartnerOrganisationRequest& request, v1::GetPartnerOrganisationResponse& response) {
  PartnerOrganisationStore partners{transaction};
  const auto partner = partners.Find(request.partner_organisation_id());
  if (!partner.ok()) return partner.status();
  const auto contacts =
      identity.OpenContacts(partner->partner_organisation_id, partners.FindContacts(partner->partner_organisation_id));
  if (!contacts.ok()) return contacts.status();
  *response.mutable_partner_organisation() = ToMessage(*partner);
  for (const auto& contact : *contacts) *response.add_contacts() = ToMessage(contact);
  return absl::OkStatus();
}

absl::Status List(database::Transaction& transaction, const v1::ListPartnerOrganisationsRequest& request,
                  v1::ListPartnerOrganisationsResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  PartnerOrganisationStore::Query query{{}, std::nullopt, page->after, page->size + 1};
  if (!request.topic().empty()) query.interests.push_back(TopicInterest(request.topic()));
  if (!request.area().empty()) query.interests.push_back(AreaInterest(request.area()));
  if (request.kind() != v1::PartnerOrganisation::KIND_UNSPECIFIED) {
    query.kind = static_cast<PartnerOrganisation::Kind>(request.kind());
  }
  auto partners = PartnerOrganisationStore{transaction}.List(query);
  response.set_next_page_token(paging::CutToPage(
      request, *page, partners, [](const PartnerOrganisation& partner) { return partner.partner_organisation_id; }));
  for (const auto& partner : partners) *response.add_partner_organisations() = ToMessage(partner);
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* PeopleBankService::RegisterPartnerOrganisation(
    grpc::CallbackServerContext* context, const v1::RegisterPartnerOrganisationRequest* request,
    v1::RegisterPartnerOrganisationResponse* response) {
  return rpc::AnswerPrepared(
      edge_, context, request, response,
      [=, this] {
        return PreparePartner(*identity_, FromMessage(request->partner_organisation()), ContactsIn(*request));
      },
      [this](database::Transaction& transaction, const NewPartner& joining) {
        return people_bank::RegisterPartnerOrganisation(transaction, joining, clock_.Now());
      },
      [=](const PartnerOrganisation& partner) { *response->mutable_partner_organisation() = ToMessage(partner); });
}

grpc::ServerUnaryReactor* PeopleBankService::GetPartnerOrganisation(grpc::CallbackServerContext* context,
                                                                    const v1::GetPartnerOrganisationRequest* request,
                                                                    v1::GetPartnerOrganisationResponse* response) {
  return rpc::Answer(edge_, context, request, response, [=, this](database::Transaction& transaction) {
    return Get(transaction, *identity_, *request, *response);
  });
}

grpc::ServerUnaryReactor* PeopleBankService::UpdatePartnerOrganisation(
    grpc::CallbackServerContext* context, const v1::UpdatePartnerOrganisationRequest* request,
    v1::UpdatePartnerOrganisationResponse* response) {
  return rpc::AnswerPrepared(
      edge_, context, request, response, [=, this] { return SealContacts(edge_.database(), *identity_, *request); },
      [=, this](database::Transaction& transaction, const std::optional<std::string>& sealed_contacts) {
        return Update(transaction, *request, sealed_contacts, clock_.Now());
      },
      [=](const PartnerOrganisation& partner) { *response->mutable_partner_organisation() = ToMessage(partner); });
}

grpc::ServerUnaryReactor* PeopleBankService::ErasePartnerOrganisation(
    grpc::CallbackServerContext* context, const v1::ErasePartnerOrganisationRequest* request,
    v1::ErasePartnerOrganisationResponse* response) {
  return rpc::Answer(edge_, context, request, response, [=](database::Transaction& transaction) {
    return people_bank::ErasePartnerOrganisation(transaction, request->partner_organisation_id());
  });
}

grpc::ServerUnaryReactor* PeopleBankService::ListPartnerOrganisations(
    grpc::CallbackServerContext* context, const v1::ListPartnerOrganisationsRequest* request,
    v1::ListPartnerOrganisationsResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

}  // namespace participation::people_bank
