#include "tools/participationctl/addresses.hpp"

#include <gmock/gmock.h>

#include "libs/testing/status_matchers.hpp"
#include "participation/operations/v1/dead_letter_service.pb.h"
#include "participation/people_bank/v1/people_bank_service.pb.h"

namespace participation::ctl {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string Refusal(const std::string& text) { return std::string{Addresses::Parse({text}).status().message()}; }

TEST(AddressesTest, EverythingIsServedInOnePlaceUnlessItIsSaid) {
  EXPECT_THAT(Addresses{}.Of("people-bank"), ElementsAre("127.0.0.1:7400"));
  const auto here = Addresses::Parse({"localhost:1"}).value();
  EXPECT_THAT(here.Of("people-bank"), ElementsAre("localhost:1"));
  EXPECT_THAT(here.Of("impact-reporting"), ElementsAre("localhost:1"));
}

TEST(AddressesTest, EachServiceHasReplicasOfItsOwn) {
  const auto apart =
      Addresses::Parse({"people-bank=a:1,b:2,impact-reporting=[::1]:3", "people-bank=d:4", "e:5,f:6"}).value();
  EXPECT_THAT(apart.Of("people-bank"), ElementsAre("a:1", "b:2", "d:4"));
  EXPECT_THAT(apart.Of("impact-reporting"), ElementsAre("[::1]:3"));
  EXPECT_THAT(apart.Of("feedback-ingestion"), ElementsAre("e:5", "f:6")) << "where it is not said: those of all";
}

TEST(AddressesTest, WhatIsNoAddressIsRefusedWithWhatIsAllowed) {
  for (const char* wrong : {"", "host", "host:", ":1", "host:0", "host:65536", "host:1x", "a:1,,b:2", "people-bank="}) {
    EXPECT_THAT(Refusal(wrong), HasSubstr("is no HOST:PORT")) << wrong;
  }
  EXPECT_THAT(Refusal("people_bank=a:1"), HasSubstr("name one of people-bank, activity-tracking"));
  EXPECT_THAT(Refusal("dead-letter=a:1"), HasSubstr("there is no service 'dead-letter'"));
}

TEST(AddressesTest, WhoDidNotAnswerIsNamed) {
  const auto* people = people_bank::v1::GetPersonRequest::descriptor();
  const auto* dead_letters = operations::v1::GetDeadLetterRequest::descriptor();
  EXPECT_EQ(Addresses{}.Text(*people), "127.0.0.1:7400");
  EXPECT_EQ(Addresses{}.Text(*dead_letters), "127.0.0.1:7400");
  const auto apart = Addresses::Parse({"people-bank=a:1,b:2,impact-reporting=c:3"}).value();
  EXPECT_EQ(apart.Text(*people), "a:1,b:2");
  EXPECT_EQ(apart.Text(*dead_letters), "impact-reporting=c:3,people-bank=a:1,b:2");
}

}  // namespace
}  // namespace participation::ctl
