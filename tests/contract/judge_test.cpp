#include "tests/contract/judge.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "tests/contract/testing/offences_events.pb.h"
#include "tests/contract/testing/offences_service.pb.h"

namespace participation::contract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kPackage = "participation.contract.testing.v1.";
const std::string kMethod = "OffenceService.";

const Api& Offences() {
  static const Api api{{testing::v1::Thing::descriptor()->file(), testing::v1::ThingSeen::descriptor()->file()}};
  return api;
}

const Check& CheckNamed(const std::string& name) {
  return *std::ranges::find_if(AllChecks(), [&](const Check& check) { return check.name == name; });
}

struct Expectation {
  std::string check;
  std::vector<std::string> offenders;  // in order of name, as often as found
};

const std::vector<Expectation> kExpectations = {
    {"PoliciesMissing",
     {kMethod + "AskNoRole", kMethod + "AskNoScope", kMethod + "AskNobody", kMethod + "AskUnnamedRole",
      kMethod + "AskWhose", kMethod + "AskWhoseTwice"}},
    {"MessagesMisnamed", {kMethod + "Borrow", kMethod + "Borrow"}},
    {"RequestIdsMissing", {kMethod + "Pour", kMethod + "Repeat", kMethod + "RepeatLoosely"}},
    {"PagesMissing",
     {kMethod + "ListAll", kMethod + "ListAll", kMethod + "ListAll", kMethod + "ListAll", kMethod + "SearchShifted"}},
    {"ReadsMismarked", {kMethod + "Listen", kMethod + "SummariseUnmarked"}},
    {"EtagsMissing", {kMethod + "UpdateAuthor"}},
    {"MasksMissing", {kMethod + "UpdateAuthor", kMethod + "UpdateTwins"}},
    {"BoundsTooWide", {"Much.picture", "TakeMuchRequest.text", "TakeMuchRequest.words"}},
    {"RulesSenseless", {"Senseless"}},
    {"PersonalFieldsTold", {"AuthorSeen", kMethod + "TellAnything", kMethod + "TellWho"}},
    {"IdentityUnmarked", {"Card.date_of_birth", "Card.email", "Card.postal_address", "Card.reach"}},
    {"ZerosMisnamed", {"Card.Colour", "Mood"}},
};

class JudgeTest : public ::testing::TestWithParam<Expectation> {};

INSTANTIATE_TEST_SUITE_P(Checks, JudgeTest, ::testing::ValuesIn(kExpectations),
                         [](const auto& info) { return info.param.check; });

TEST_P(JudgeTest, TheOffendersAreFoundAndNobodyElse) {
  std::vector<std::string> found;
  for (const auto& finding : CheckNamed(GetParam().check).find(Offences())) {
    ASSERT_TRUE(finding.offender.starts_with(kPackage)) << finding.offender;
    found.push_back(finding.offender.substr(kPackage.size()));
  }
  std::ranges::sort(found);
  EXPECT_EQ(found, GetParam().offenders);
}

TEST_P(JudgeTest, WhatIsExceptedIsNotHeldAgainstTheApi) {
  std::vector<Exception> exceptions;
  for (const auto& offender : GetParam().offenders) {
    exceptions.push_back({GetParam().check, kPackage + offender, "for the test"});
  }
  EXPECT_THAT(Judge(CheckNamed(GetParam().check), Offences(), exceptions), IsEmpty());
}

TEST(JudgeExceptionsTest, AnExceptionOfAnotherCheckHidesNothing) {
  const auto& check = CheckNamed("EtagsMissing");
  const std::string offender = kPackage + kMethod + "UpdateAuthor";
  const auto without = Judge(check, Offences(), {});
  EXPECT_EQ(without.size(), 1u);
  EXPECT_EQ(Judge(check, Offences(), {{"PagesMissing", offender, "elsewhere"}}), without);
}

TEST(JudgeExceptionsTest, AnExceptionThatIsNotNeededIsItselfFound) {
  EXPECT_THAT(Judge(CheckNamed("PagesMissing"), Api{}, {{"PagesMissing", "x.Gone", "long ago"}}),
              ElementsAre("x.Gone: is excepted and need not be"));
}

TEST(JudgeExceptionsTest, EveryCheckIsTestedHere) {
  std::vector<std::string> tested;
  for (const auto& expectation : kExpectations) tested.push_back(expectation.check);
  std::vector<std::string> all;
  for (const auto& check : AllChecks()) all.emplace_back(check.name);
  EXPECT_EQ(tested, all);
}

}  // namespace
}  // namespace participation::contract
