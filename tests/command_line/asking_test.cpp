#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/command_line/platform.hpp"

namespace participation::command_line {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class AskingTest : public testing::Test {
 protected:
  Platform platform_;
};

TEST_F(AskingTest, AnEnumIsSaidAsAWordOrAsItsNameInFlagsAndInJson) {
  std::ofstream{platform_.File("person.json")}
      << R"({"details":{"givenName":"Ada"},"interests":{"involvements":["focus-group","INVOLVEMENT_EVENT"]}})";
  const Said by_json = platform_.Ask({"people-bank", "register-person", "--json", platform_.File("person.json")});
  EXPECT_EQ(by_json.code, 0) << by_json.errors;
  EXPECT_THAT(by_json.output, HasSubstr("focus-group, event"));
  const Said by_flags = platform_.Ask({"people-bank", "register-person", "--given-name", "Bo", "--involvements",
                                       "INVOLVEMENT_EVENT,focus-group", "--output", "json"});
  EXPECT_EQ(by_flags.code, 0) << by_flags.errors;
  EXPECT_EQ(nlohmann::json::parse(by_flags.output)["person"]["interests"]["involvements"],
            nlohmann::json::parse(R"(["INVOLVEMENT_FOCUS_GROUP","INVOLVEMENT_EVENT"])"));
}

TEST_F(AskingTest, AnUpdateChangesWhatIsSaidAndNothingElse) {
  const Said registered =
      platform_.Ask({"people-bank", "register-person", "--given-name", "Ada", "--telephone", "01632 960123", "--email",
                     "ada@example.org", "--topics", "maternity", "--output", "json"});
  ASSERT_EQ(registered.code, 0) << registered.errors;
  const std::string id = nlohmann::json::parse(registered.output)["person"]["personId"];
  const auto update = [&](std::vector<std::string> flags) {
    flags.insert(flags.begin(), {"people-bank", "update-person", "--person-id", id});
    return platform_.Ask(flags);
  };
  const auto details = [&] {
    const Said shown = platform_.Ask({"people-bank", "get-person", "--person-id", id, "--output", "json"});
    return nlohmann::json::parse(shown.output)["details"];
  };
  EXPECT_EQ(update({"--given-name", "Grace", "--telephone", ""}).code, 0);
  EXPECT_EQ(details()["givenName"], "Grace");
  EXPECT_EQ(details()["email"], "ada@example.org");
  EXPECT_EQ(details().value("telephone", ""), "");
  EXPECT_EQ(update({"--update-mask", "email"}).code, 0);
  EXPECT_EQ(details().value("email", ""), "");
  EXPECT_EQ(details()["givenName"], "Grace");
  const Said refused = update({"--update-mask", "nickname"});
  EXPECT_EQ(refused.code, kInvalid);
  EXPECT_THAT(refused.errors, HasSubstr("given-name, family-name, email"));
}

TEST_F(AskingTest, AnActivityIsPlannedWithWhatHelpShows) {
  const std::vector<std::string> plan{
      "activity-tracking", "plan-activity", "--organisation", "RH8",        "--title", "Listening",
      "--duties",          "section-13q",   "--rung",         "involving",  "--stage", "identify-needs",
      "--layer",           "direct",        "--start-date",   "2026-11-01", "--lead",  "Involvement lead"};
  const Said planned = platform_.Ask(plan);
  EXPECT_EQ(planned.code, 0) << planned.errors;
  EXPECT_THAT(planned.output, HasSubstr("duties        section-13q"));
  const Said help = platform_.Ask({"activity-tracking", "plan-activity", "--help"});
  EXPECT_THAT(help.output, AllOf(HasSubstr("--rung informing|consulting"), HasSubstr("at most 4000 characters")));
  EXPECT_THAT(help.output, HasSubstr("\nAs JSON: {\n  \"activity\": {\n"));
  EXPECT_THAT(help.output, AllOf(Not(HasSubstr("--create-time")), Not(HasSubstr("--etag")), Not(HasSubstr("--state"))));
}

TEST_F(AskingTest, ASwitchNeedsNoValueAndAFlagForOneValueTakesOne) {
  EXPECT_EQ(platform_.Ask({"feedback-ingestion", "list-feedback-items", "--organisation", "RH8", "--has-text"}).output,
            "nothing found\n");
  EXPECT_EQ(
      platform_.Ask({"feedback-ingestion", "list-feedback-items", "--organisation", "RH8", "--has-text", "false"}).code,
      0);
  EXPECT_EQ(platform_.Ask({"people-bank", "list-people", "--topic", "a", "--topic", "b"}).code, kUsage);
}

TEST_F(AskingTest, ARefusalNamesTheFlagAndWhatIsAllowed) {
  const Said said = platform_.Ask({"people-bank", "look-up-person", "--email", "nobody"});
  EXPECT_EQ(said.code, kInvalid);
  EXPECT_THAT(said.errors, AllOf(HasSubstr("--email:"), HasSubstr("e-mail address")));
  EXPECT_THAT(platform_.Ask({"people-bank", "look-up-person"}).errors,
              HasSubstr("--email, --telephone: one of these is required"));
}

TEST_F(AskingTest, WhatIsRequiredIsNamedAsHelpShowsIt) {
  const Said said = platform_.Ask({"activity-tracking", "plan-activity", "--title", "Listening"});
  EXPECT_EQ(said.code, kInvalid);
  EXPECT_THAT(said.errors,
              AllOf(HasSubstr("  --organisation: "), HasSubstr("--rung: is required, as one of: informing"),
                    Not(HasSubstr("RUNG_")), Not(HasSubstr("--activity."))));
}

TEST_F(AskingTest, JsonThatDoesNotFitIsRefusedWithItsPlaceAndWhatMayStandThere) {
  const std::string file = platform_.File("person.json");
  const auto ask = [&](const char* json) {
    std::ofstream{file} << json;
    return platform_.Ask({"people-bank", "register-person", "--json", file});
  };
  EXPECT_THAT(ask(R"({"interests":{"involvements":["tea"]}})").errors,
              HasSubstr("person.json: interests.involvements[0]: must be one of "));
  const Said broken = ask("{\n  \"details\": Ada}");
  EXPECT_EQ(broken.code, kUsage);
  EXPECT_THAT(broken.errors, HasSubstr("person.json, line 2, column 14: "));
  EXPECT_EQ(platform_.Ask({"people-bank", "register-person", "--json", platform_.File("nosuch.json")}).code, kUsage);
}

TEST_F(AskingTest, WhatExcludesEachOtherOrIsNoValueIsRefusedBeforeAnyCall) {
  const auto refused = [&](const std::vector<std::string>& arguments) {
    const Said said = platform_.Ask(arguments);
    EXPECT_EQ(said.code, kUsage) << said.output;
    return said.errors;
  };
  EXPECT_THAT(refused({"impact-reporting", "record-finding", "--theme", "parking", "--activity-id", "x"}),
              HasSubstr("--theme and --activity-id exclude each other"));
  EXPECT_THAT(refused({"people-bank", "register-person", "--given-name", "A", "--details.given-name", "B"}),
              HasSubstr("--given-name is given 2 times"));
  EXPECT_THAT(refused({"people-bank", "list-people", "--json", ""}), HasSubstr("no file is named"));
  EXPECT_THAT(refused({"people-bank", "list-people", "--page-size", "99999999999"}),
              HasSubstr("--page-size must be a whole number from 0 to "));
}

TEST_F(AskingTest, WhatIsPossibleInsteadIsSaidAsCommands) {
  const Said planned =
      platform_.Ask({"activity-tracking", "plan-activity",  "--organisation",   "RH8",    "--title",
                     "Listening",         "--duties",       "section-13q",      "--rung", "involving",
                     "--stage",           "identify-needs", "--layer",          "direct", "--start-date",
                     "2026-11-01",        "--lead",         "Involvement lead", "-o",     "json"});
  ASSERT_EQ(planned.code, 0) << planned.errors;
  const std::string id = nlohmann::json::parse(planned.output)["activity"]["activityId"];
  const Said refused = platform_.Ask({"activity-tracking", "complete-activity", "--activity-id", id});
  EXPECT_THAT(refused.errors, AllOf(HasSubstr("allowed: start-activity"), Not(HasSubstr("StartActivity"))));
}

TEST_F(AskingTest, DeadLettersAreReachedByShortNames) {
  const std::vector<std::string> one{"--module", "people_bank", "--event-id", "018f2b5e-7c1a-7000-8000-000000000001"};
  const auto refusal_of = [&](std::vector<std::string> command) {
    command.insert(command.end(), one.begin(), one.end());
    return platform_.Ask(command).errors;
  };
  EXPECT_EQ(platform_.Ask({"dead", "list", "--module", "people_bank"}).code, 0);
  EXPECT_THAT(refusal_of({"dead", "show"}), HasSubstr("no such event"));
  EXPECT_THAT(refusal_of({"dead", "replay"}), HasSubstr("no such event"));
  EXPECT_THAT(refusal_of({"dead", "drop", "--reason", "CHG-1"}), HasSubstr("no such event"));
}

TEST_F(AskingTest, AProjectionIsRebuiltAndTheCommandWaitsUntilItServes) {
  const std::vector<std::string> one{"--module", "impact_reporting", "--projection", "heard"};
  const auto ask = [&](std::vector<std::string> command, const std::vector<std::string>& of) {
    command.insert(command.end(), of.begin(), of.end());
    return platform_.Ask(command);
  };
  EXPECT_THAT(platform_.Ask({"projections", "list", "--module", "impact_reporting"}).output, HasSubstr("heard"));
  const Said rebuilt = ask({"projections", "rebuild"}, one);
  EXPECT_EQ(rebuilt.code, 0) << rebuilt.errors;
  EXPECT_THAT(rebuilt.output, HasSubstr("done"));
  EXPECT_THAT(ask({"projections", "show"}, one).output, HasSubstr("done"));
  const Said unknown = ask({"projections", "rebuild"}, {"--module", "impact_reporting", "--projection", "nosuch"});
  EXPECT_EQ(unknown.code, 4);
  EXPECT_THAT(unknown.errors, HasSubstr("what impact_reporting can rebuild is: heard"));
  const Said asked = ask({"projections", "rebuild", "--no-wait"}, one);
  EXPECT_EQ(asked.code, 0);
  EXPECT_THAT(asked.output, HasSubstr("requested"));
  const Said again = ask({"projections", "rebuild"}, one);
  EXPECT_EQ(again.code, 6) << "refused as things stand";
  EXPECT_THAT(again.errors, HasSubstr("one projection at a time"));
}

TEST(AskingNobodyTest, AWrongNameIsAnsweredWithTheNearest) {
  const Said service = Execute(PARTICIPATIONCTL, {"nosuch"});
  EXPECT_EQ(service.code, kUsage);
  EXPECT_THAT(service.errors, HasSubstr("there is no command `nosuch`"));
  const Said command = Execute(PARTICIPATIONCTL, {"people-bank", "list-poeple"});
  EXPECT_EQ(command.code, kUsage);
  EXPECT_THAT(command.errors, HasSubstr("Did you mean `list-people`"));
}

TEST(AskingNobodyTest, WhereNothingAnswersTheErrorSaysWhatToDoAndHasNoLinesOfGrpc) {
  const Said said = Execute(PARTICIPATIONCTL, {"--address", "127.0.0.1:1", "people-bank", "list-people"});
  EXPECT_EQ(said.code, kTryAgain);
  EXPECT_EQ(said.errors,
            "nothing answers at 127.0.0.1:1: is the platform running? Start it with tools/run, or say where it is with "
            "--address\n");
}

TEST_F(AskingTest, AProgramIsToldAsJsonOfALineThatCannotBeParsed) {
  const auto said = platform_.Ask({"-o", "json", "people-bank", "get-person", "--person-id"});
  EXPECT_EQ(said.code, kUsage);
  EXPECT_EQ(nlohmann::json::parse(said.errors)["code"], "USAGE");
}

}  // namespace
}  // namespace participation::command_line
