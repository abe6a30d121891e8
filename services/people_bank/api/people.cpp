#include <google/protobuf/util/message_differencer.h>

#include "libs/paging/page.hpp"
#include "libs/rpc/answer.hpp"
#include "libs/validation/update.hpp"
#include "services/people_bank/api/people_bank_service.hpp"
#include "services/people_bank/messages.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/usecases/erase_person.hpp"
#include "services/people_bank/usecases/register_person.hpp"
#include "services/people_bank/usecases/show_person.hpp"
#include "services/people_bank/usecases/update_person.hpp"

namespace participation::people_bank {
namespace {

using google::protobuf::util::MessageDifferencer;

constexpr std::size_t kMostSharing = 100;

absl::StatusOr<NewPerson> PrepareNewPerson(Identity& identity, const v1::RegisterPersonRequest& request) {
  std::vector<std::pair<Purpose, Channel>> consents;
  for (const auto& grant : request.consents()) {
    consents.emplace_back(static_cast<Purpose>(grant.purpose()), static_cast<Channel>(grant.channel()));
  }
  return PrepareRegistration(identity, FromMessage(request.details()), FromMessage(request.interests()),
                             std::move(consents));
}

// Who somebody is to be, sealed; nothing if that stays as it is. The details are opened only if the request is about
// them: interests may change though the key is lost.
absl::StatusOr<std::optional<SealedIdentity>> NewIdentity(database::Transaction& transaction, Identity& identity,
                                                          const v1::UpdatePersonRequest& request) {
  if (!validation::ChangesAnything(request.details(), request.update_mask())) return std::nullopt;
  const auto sealed = SealedDetails(transaction, request.person_id());
  if (!sealed.ok()) return sealed.status();
  return identity.SealAgain(request.person_id(), *sealed,
                            [&](const PersonalDetails& shown) -> absl::StatusOr<std::optional<PersonalDetails>> {
                              const auto before = ToMessage(shown);
                              const auto details =
                                  validation::Updated(before, request.details(), request.update_mask(), "details");
                              if (!details.ok()) return details.status();
                              if (MessageDifferencer::Equals(*details, before)) return std::nullopt;
                              return FromMessage(*details);
                            });
}

// Made in the change itself, from what is there by then, so that of two changes at a time neither undoes the other.
absl::StatusOr<PersonChange> ChangeOf(database::Transaction& transaction, Identity& identity,
                                      const v1::UpdatePersonRequest& request) {
  const auto person = PersonStore{transaction}.FindActive(request.person_id());
  if (!person.ok()) return person.status();
  const auto interests =
      validation::Updated(ToMessage(person->interests()), request.interests(), request.update_mask(), "interests");
  if (!interests.ok()) return interests.status();
  auto details = NewIdentity(transaction, identity, request);
  if (!details.ok()) return details.status();
  return PersonChange{request.person_id(), *std::move(details), FromMessage(*interests), request.etag()};
}

absl::StatusOr<std::vector<Person>> LookUp(database::Transaction& transaction, const Identity& identity,
                                           const v1::LookUpPersonRequest& request) {
  const auto index = request.has_email() ? identity.EmailIndex(request.email(), "email")
                                         : identity.TelephoneIndex(request.telephone(), "telephone");
  if (!index.ok()) return index.status();
  return PersonStore{transaction}.WithContact(*index, kMostSharing);
}

absl::Status List(database::Transaction& transaction, const v1::ListPeopleRequest& request,
                  v1::ListPeopleResponse& response) {
  const auto page = paging::PageOf(request);
  if (!page.ok()) return page.status();
  PersonStore::Query query{{}, page->after, page->size + 1};
  if (!request.topic().empty()) query.interests.push_back(TopicInterest(request.topic()));
  if (!request.area().empty()) query.interests.push_back(AreaInterest(request.area()));
  if (request.involvement() != v1::INVOLVEMENT_UNSPECIFIED) {
    query.interests.push_back(InvolvementInterest(static_cast<Involvement>(request.involvement())));
  }
  auto people = PersonStore{transaction}.List(query);
  response.set_next_page_token(
      paging::CutToPage(request, *page, people, [](const Person& person) { return person.person_id(); }));
  for (const auto& person : people) *response.add_people() = ToMessage(person);
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* PeopleBankService::RegisterPerson(grpc::CallbackServerContext* context,
                                                            const v1::RegisterPersonRequest* request,
                                                            v1::RegisterPersonResponse* response) {
  return rpc::AnswerPrepared(
      edge_, context, request, response, [=, this] { return PrepareNewPerson(*identity_, *request); },
      [this](database::Transaction& transaction, const NewPerson& joining) {
        return people_bank::RegisterPerson(transaction, joining, clock_.Now());
      },
      [=](const Person& person) { *response->mutable_person() = ToMessage(person); });
}

grpc::ServerUnaryReactor* PeopleBankService::GetPerson(grpc::CallbackServerContext* context,
                                                       const v1::GetPersonRequest* request,
                                                       v1::GetPersonResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction) {
        return ShowPerson(transaction, *identity_, request->person_id());
      },
      [=](const auto& shown) {
        *response->mutable_person() = ToMessage(shown.first);
        *response->mutable_details() = ToMessage(shown.second);
      });
}

grpc::ServerUnaryReactor* PeopleBankService::LookUpPerson(grpc::CallbackServerContext* context,
                                                          const v1::LookUpPersonRequest* request,
                                                          v1::LookUpPersonResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction) { return LookUp(transaction, *identity_, *request); },
      [=](const std::vector<Person>& people) {
        for (const auto& person : people) *response->add_people() = ToMessage(person);
      });
}

grpc::ServerUnaryReactor* PeopleBankService::UpdatePerson(grpc::CallbackServerContext* context,
                                                          const v1::UpdatePersonRequest* request,
                                                          v1::UpdatePersonResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction) -> absl::StatusOr<Person> {
        const auto change = ChangeOf(transaction, *identity_, *request);
        if (!change.ok()) return change.status();
        return people_bank::UpdatePerson(transaction, *change, clock_.Now());
      },
      [=](const Person& person) { *response->mutable_person() = ToMessage(person); });
}

grpc::ServerUnaryReactor* PeopleBankService::ListPeople(grpc::CallbackServerContext* context,
                                                        const v1::ListPeopleRequest* request,
                                                        v1::ListPeopleResponse* response) {
  return rpc::Answer(edge_, context, request, response,
                     [=](database::Transaction& transaction) { return List(transaction, *request, *response); });
}

grpc::ServerUnaryReactor* PeopleBankService::ErasePerson(grpc::CallbackServerContext* context,
                                                         const v1::ErasePersonRequest* request,
                                                         v1::ErasePersonResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=, this](database::Transaction& transaction) {
        return people_bank::ErasePerson(transaction, *identity_, request->person_id(), request->erase_texts(),
                                        clock_.Now());
      },
      [=](const Person& person) { *response->mutable_person() = ToMessage(person); });
}

}  // namespace participation::people_bank
