#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/command_line/platform.hpp"

namespace participation::command_line {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr int kUsage = 2;
constexpr int kInvalid = 3;
constexpr int kTryAgain = 7;

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

}  // namespace
}  // namespace participation::command_line
