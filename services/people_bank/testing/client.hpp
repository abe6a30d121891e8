#pragma once

#include <map>
#include <string>
#include <utility>

#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "participation/people_bank/v1/people_bank_service.grpc.pb.h"
#include "services/people_bank/module.hpp"

namespace participation::people_bank {

using Stub = v1::PeopleBankService::Stub;

// The whole service in a process, and a caller of its API: Ok(&Stub::GetPerson, request).
class Client : public platform_testing::Platform {
 public:
  explicit Client(std::map<std::string, std::string> settings = {})
      : Platform{{PeopleBankModule()}, std::move(settings)} {}
};

// Somebody called Ada who cares about maternity and agreed to be invited by e-mail.
inline v1::RegisterPersonRequest NewAda() {
  v1::RegisterPersonRequest request;
  request.mutable_details()->set_given_name("Ada");
  request.mutable_details()->set_email("ada@example.org");
  request.mutable_interests()->add_topics("maternity");
  auto& consent = *request.add_consents();
  consent.set_purpose(v1::PURPOSE_OPPORTUNITIES);
  consent.set_channel(v1::CHANNEL_EMAIL);
  request.set_request_id(id::New());
  return request;
}

inline std::string Register(Client& client) { return client.Ok(&Stub::RegisterPerson, NewAda()).person().person_id(); }

}  // namespace participation::people_bank
