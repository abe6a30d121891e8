#include <absl/strings/escaping.h>

#include "tests/journeys/journey.hpp"

namespace participation::journeys {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class VoiceToChange : public Journey {
 protected:
  void Theme(const std::string& item_id, const std::string& theme) {
    Call("AssignThemes", {{"feedback_item_id", item_id}, {"themes", {theme}}});
  }
  // Waits until impact reporting has heard that the item is about something.
  void AwaitThemed(const std::string& item_id) {
    const json chain = CallUntil("TraceContribution", {{"contribution_id", item_id}},
                                 [](const json& answer) { return !answer["contribution"]["themes"].empty(); });
    ASSERT_FALSE(chain["contribution"]["themes"].empty());
  }
  json AwaitAllTold(const std::string& outcome_id) {
    return CallUntil("GetTellingSummary", {{"outcome_id", outcome_id}}, [](const json& answer) {
      return answer["summary"]["complete"].get<bool>() && answer["summary"]["due"] == "0";
    })["summary"];
  }
};

TEST_P(VoiceToChange, EveryoneWhoSaidSoIsToldAndTheChainShowsItFromBothEnds) {
  const std::string ada = Register("Ada");
  const std::string bob = Register("Bob", json::object(), json::array());  // consents to nothing
  const std::string from_ada = SaySomething("s-1", "Nowhere to park, call me on 07700 900123", ada);
  const std::string from_bob = SaySomething("s-2", "I could not park", bob);
  const std::string from_nobody = SaySomething("s-3", "Parking again", "");
  for (const auto& item : {from_ada, from_bob, from_nobody}) Theme(item, "parking");
  for (const auto& item : {from_ada, from_bob, from_nobody}) AwaitThemed(item);

  const std::string outcome = DecideAndPublish("parking");
  const json summary = AwaitAllTold(outcome);
  EXPECT_EQ(summary["told"], "1");
  EXPECT_EQ(summary["notReachable"], "1");
  EXPECT_EQ(summary["reasons"][0]["reason"], "REASON_NO_CONSENT");
  EXPECT_EQ(summary["contributions"], "3");
  EXPECT_EQ(summary["contributionsWithoutContributor"], "1");
  EXPECT_THAT(Outgoing(), HasSubstr("There are ten more spaces"));

  const json forwards = Call("TraceContribution", {{"contribution_id", from_ada}});
  EXPECT_THAT(forwards["findings"], SizeIs(1));
  EXPECT_THAT(forwards["decisions"], SizeIs(1));
  EXPECT_EQ(forwards["outcomes"][0]["outcomeId"], outcome);
  EXPECT_EQ(forwards["tellings"][0]["state"], "STATE_TOLD");
  const json backwards = Call("TraceOutcome", {{"outcome_id", outcome}});
  EXPECT_THAT(backwards["contributions"], SizeIs(3));
}

TEST_P(VoiceToChange, IdentifiersAreGoneBeforeAnythingIsStored) {
  const std::string item = SaySomething("s-1", "Ring 07700 900123 or mail ada@example.org", "");
  const std::string text = Call("GetFeedbackItem", {{"feedback_item_id", item}})["feedbackItem"]["text"];
  EXPECT_THAT(text, Not(HasSubstr("900123")));
  EXPECT_THAT(text, Not(HasSubstr("ada@example.org")));
}

TEST_P(VoiceToChange, AnswersAreCountedWithTheOfficialPercentages) {
  for (int i = 0; i < 8; ++i) SaySomething("good-" + std::to_string(i), "", "", 1);
  for (int i = 0; i < 2; ++i) SaySomething("poor-" + std::to_string(i), "", "", 5);
  const json answer =
      CallUntil("GetFriendsAndFamilyResults",
                {{"level", "LEVEL_ORGANISATION"},
                 {"organisation", "RXX"},
                 {"first_month", ThisMonth()},
                 {"last_month", ThisMonth()}},
                [](const json& page) { return !page["results"].empty() && page["results"][0]["responses"] == "10"; });
  ASSERT_THAT(answer["results"], SizeIs(1));
  EXPECT_EQ(answer["results"][0]["percentPositive"], 80);
  EXPECT_EQ(answer["results"][0]["percentNegative"], 20);
}

TEST_P(VoiceToChange, AContributorIsToldInTheFormTheyNeed) {
  const json details = {{"given_name", "Ada"},
                        {"email", "ada@example.org"},
                        {"postal_address", "1 High Street"},
                        {"communication_needs",
                         {{{"kind", "KIND_CONTACT_METHOD"}, {"code", "letter"}},
                          {{"kind", "KIND_INFORMATION_FORMAT"}, {"code", "large-print"}, {"note", "18 point"}}}}};
  const json consents = {{{"purpose", "PURPOSE_OUTCOMES"}, {"channel", "CHANNEL_EMAIL"}},
                         {{"purpose", "PURPOSE_OUTCOMES"}, {"channel", "CHANNEL_LETTER"}}};
  const std::string ada =
      Call("RegisterPerson",
           {{"details", details}, {"interests", json::object()}, {"consents", consents}})["person"]["personId"];
  const std::string item = SaySomething("s-1", "Nowhere to park", ada);
  Theme(item, "parking");
  AwaitThemed(item);
  EXPECT_EQ(AwaitAllTold(DecideAndPublish("parking"))["told"], "1");
  const std::string letter = Outgoing();
  EXPECT_THAT(letter, HasSubstr("X-Participation-Channel: LETTER"));
  EXPECT_THAT(letter, HasSubstr("X-Participation-Format: LARGE_PRINT"));
  EXPECT_THAT(letter, HasSubstr("X-Accessible-Format: large-print (18 point)"));
  EXPECT_THAT(letter, HasSubstr("X-Participation-Recipient: 1 High Street"));
}

TEST_P(VoiceToChange, TheReportTellsTheStory) {
  const std::string item = SaySomething("s-1", "Nowhere to park", Register("Ada"));
  Theme(item, "parking");
  AwaitThemed(item);
  AwaitAllTold(DecideAndPublish("parking"));
  const json report = Call(
      "RenderReport",
      {{"organisation", "RXX"}, {"first_month", ThisMonth()}, {"last_month", ThisMonth()}, {"format", "FORMAT_HTML"}});
  EXPECT_EQ(report["contentType"], "text/html; charset=utf-8");
  std::string html;
  ASSERT_TRUE(absl::Base64Unescape(std::string{report["content"]}, &html));
  for (const char* part :
       {"You said that there is nowhere to park.", "Ten more spaces", "People cannot come if they cannot park.",
        "There are ten more spaces", "The spaces behind the clinic are open to all.", "Estates committee",
        "Open the spaces behind the clinic", "Head of estates", "Contributors told of each outcome"}) {
    EXPECT_THAT(html, HasSubstr(part));
  }
}

INSTANTIATE_TEST_SUITE_P(Modes, VoiceToChange, EveryMode(), ModeName);

}  // namespace
}  // namespace participation::journeys
