#include "libs/id/id.hpp"
#include "tests/journeys/apart.hpp"
#include "tests/journeys/journey.hpp"

namespace participation::journeys {
namespace {

using testing::HasSubstr;

// What a platform of two replicas of each service promises beyond what one of one process does.
class Replicas : public Journey {
 protected:
  void Begin() override {
    apart_ = dynamic_cast<Apart*>(platform_.get());
    one_.emplace(apart_->AddressesOf(1));
    other_.emplace(apart_->AddressesOf(2));
  }

  static json Ada() {
    return {{"details", {{"given_name", "Ada"}, {"email", "ada@example.org"}}},
            {"consents", AllConsents()},
            {"request_id", id::New()}};
  }

  Apart* apart_ = nullptr;
  std::optional<ctl::Api> one_;
  std::optional<ctl::Api> other_;
};

TEST_P(Replicas, ARequestThatIsRepeatedAtAnotherIsAnsweredAgainAndNotDoneAgain) {
  const json ada = Ada();
  const json first = one_->Call("RegisterPerson", ada);
  EXPECT_EQ(other_->Call("RegisterPerson", ada), first);
  json different = ada;
  different["details"]["given_name"] = "Bea";
  try {
    other_->Call("RegisterPerson", different);
    ADD_FAILURE() << "another request with the same id was taken";
  } catch (const ctl::CallFailed& failure) {
    EXPECT_EQ(failure.status.error_code(), grpc::StatusCode::ALREADY_EXISTS);
  }
  EXPECT_EQ(other_->Call("LookUpPerson", {{"email", "ada@example.org"}})["people"].size(), 1U);
}

TEST_P(Replicas, WhatOneHasChangedTheOtherShowsAtOnce) {
  for (int i = 0; i < 10; ++i) {
    const json id = {{"person_id", one_->Call("RegisterPerson", Ada())["person"]["personId"]}};
    EXPECT_EQ(other_->Call("GetPerson", id)["details"]["givenName"], "Ada");
    other_->Call("ErasePerson", id);
    EXPECT_THROW(one_->Call("GetPerson", id), ctl::CallFailed);
  }
}

TEST_P(Replicas, OneThatIsKilledIsMissedByNobody) {
  const std::string ada = Register("Ada");
  const std::string item = SaySomething("s-1", "Nowhere to park", ada);
  apart_->Kill(1);
  api_.emplace(apart_->addresses());
  Call("AssignThemes", {{"feedback_item_id", item}, {"themes", {"parking"}}});
  CallUntil("TraceContribution", {{"contribution_id", item}},
            [](const json& answer) { return !answer["contribution"]["themes"].empty(); });
  const json told = CallUntil(
      "GetTellingSummary", {{"outcome_id", DecideAndPublish("parking")}},
      [](const json& answer) { return answer["summary"]["complete"].get<bool>() && answer["summary"]["due"] == "0"; });
  EXPECT_EQ(told["summary"]["told"], "1");
  EXPECT_THAT(Outgoing(), HasSubstr("There are ten more spaces"));
}

INSTANTIATE_TEST_SUITE_P(Modes, Replicas, testing::Values(Mode::kApart), ModeName);

}  // namespace
}  // namespace participation::journeys
