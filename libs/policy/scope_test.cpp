#include "libs/policy/scope.hpp"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include "libs/refusal/refusal.hpp"
#include "libs/validation/testing/sample_service.pb.h"

namespace participation::policy {
namespace {

namespace sample = validation::testing::v1;

absl::Status Hold(const Organisations& organisations, const std::string& method,
                  const google::protobuf::Message& request) {
  Caller caller;
  caller.organisations = organisations;
  const auto* service = sample::ReadNewsRequest::descriptor()->file()->FindServiceByName("SampleService");
  return HoldToScope(caller, *service->FindMethodByName(method), request);
}

template <class Request>
Request About(const std::string& organisation) {
  Request request;
  request.set_organisation(organisation);
  return request;
}

TEST(ScopeTest, WhatEverybodyMaySeeIsOpenToThoseOfAnotherOrganisationOrOfNone) {
  EXPECT_TRUE(Hold({}, "ReadNews", About<sample::ReadNewsRequest>("")).ok());
  EXPECT_TRUE(Hold(Organisations::Only({"RHA"}), "ReadNews", About<sample::ReadNewsRequest>("RX6")).ok());
}

TEST(ScopeTest, OtherwiseARequestNamesAnOrganisationOfTheirs) {
  const auto own = Organisations::Only({"RHA", "RX6"});
  EXPECT_TRUE(Hold(own, "ErasePerson", About<sample::ErasePersonRequest>("RHA")).ok());
  EXPECT_TRUE(Hold(own, "ErasePerson", About<sample::ErasePersonRequest>("RX6")).ok());
  EXPECT_TRUE(Hold(Organisations::All(), "ErasePerson", About<sample::ErasePersonRequest>("")).ok());
  for (const std::string other : {"R1K", "rha", ""}) {
    const auto refused = Hold(own, "ErasePerson", About<sample::ErasePersonRequest>(other));
    EXPECT_EQ(refusal::ReasonOf(refused), "OTHER_ORGANISATION") << other;
  }
  EXPECT_FALSE(Hold({}, "ErasePerson", About<sample::ErasePersonRequest>("RHA")).ok());
}

}  // namespace
}  // namespace participation::policy
