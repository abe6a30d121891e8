#include "libs/rpc/answer.hpp"
#include "services/people_bank/api/people_bank_service.hpp"
#include "services/people_bank/messages.hpp"
#include "services/people_bank/usecases/record_equality_answers.hpp"
#include "services/people_bank/usecases/summarise_equality.hpp"

namespace participation::people_bank {
namespace {

std::vector<EqualityAnswer> AnswersIn(const v1::RecordEqualityAnswersRequest& request) {
  std::vector<EqualityAnswer> answers;
  for (const auto& answer : request.answers()) answers.push_back(FromMessage(answer));
  return answers;
}

std::optional<Characteristic> CharacteristicIn(const v1::SummariseEqualityRequest& request) {
  if (request.characteristic() == v1::CHARACTERISTIC_UNSPECIFIED) return std::nullopt;
  return static_cast<Characteristic>(request.characteristic());
}

void Add(const EqualityCount& count, v1::EqualityCount& message) {
  message.set_characteristic(static_cast<v1::Characteristic>(count.characteristic));
  message.set_code(count.code);
  message.set_suppressed(!count.people);
  if (count.people) message.set_people(*count.people);
}

}  // namespace

grpc::ServerUnaryReactor* PeopleBankService::RecordEqualityAnswers(grpc::CallbackServerContext* context,
                                                                   const v1::RecordEqualityAnswersRequest* request,
                                                                   v1::RecordEqualityAnswersResponse* response) {
  return rpc::Answer(edge_, context, request, response, [=, this](database::Transaction& transaction) {
    return people_bank::RecordEqualityAnswers(transaction, *identity_, request->person_id(), AnswersIn(*request));
  });
}

grpc::ServerUnaryReactor* PeopleBankService::SummariseEquality(grpc::CallbackServerContext* context,
                                                               const v1::SummariseEqualityRequest* request,
                                                               v1::SummariseEqualityResponse* response) {
  return rpc::Answer(
      edge_, context, request, response,
      [=](database::Transaction& transaction) {
        return people_bank::SummariseEquality(transaction, CharacteristicIn(*request));
      },
      [=](const std::vector<EqualityCount>& counts) {
        for (const auto& count : counts) Add(count, *response->add_counts());
      });
}

}  // namespace participation::people_bank
