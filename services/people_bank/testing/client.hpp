#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "libs/id/id.hpp"
#include "libs/platform_testing/platform.hpp"
#include "participation/people_bank/v1/people_bank_service.grpc.pb.h"
#include "services/people_bank/module.hpp"

namespace participation::people_bank {

using Stub = v1::PeopleBankService::Stub;

// The whole service in a process, and a caller of its API: Ok(&Stub::GetPerson, request).
class Client {
 public:
  template <class Request, class Response>
  using Method = grpc::Status (Stub::*)(grpc::ClientContext*, const Request&, Response*);

  explicit Client(std::map<std::string, std::string> settings = {})
      : platform{{PeopleBankModule()}, std::move(settings)} {}

  // The answer to a call that is expected to succeed.
  template <class Request, class Response>
  Response Ok(Method<Request, Response> method, const Request& request) {
    Response response;
    const auto status = Call(method, request, response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  // How a call ended that is expected to be refused.
  template <class Request, class Response>
  grpc::Status Refused(Method<Request, Response> method, const Request& request) {
    Response response;
    return Call(method, request, response);
  }

  platform_testing::Platform platform;

 private:
  template <class Request, class Response>
  grpc::Status Call(Method<Request, Response> method, const Request& request, Response& response) {
    grpc::ClientContext context;
    const auto stub = v1::PeopleBankService::NewStub(platform.Channel());
    return ((*stub).*method)(&context, request, &response);
  }
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
