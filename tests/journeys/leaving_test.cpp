#include "libs/id/id.hpp"
#include "tests/journeys/journey.hpp"

namespace participation::journeys {
namespace {

using testing::HasSubstr;
using testing::Not;

class Leaving : public Journey {
 protected:
  static json Asked() {
    return {{"level", "LEVEL_ORGANISATION"},
            {"organisation", "RXX"},
            {"first_month", ThisMonth()},
            {"last_month", ThisMonth()}};
  }

  static std::int64_t ResponsesIn(const json& answer) {
    return answer["results"].empty() ? 0 : std::stoll(std::string{answer["results"][0]["responses"]});
  }

  // Each item is a stream of its own: that the last one said is heard says nothing of those before.
  std::int64_t ResponsesOnceThereAre(std::int64_t count) {
    return ResponsesIn(CallUntil("GetFriendsAndFamilyResults", Asked(),
                                 [count](const json& answer) { return ResponsesIn(answer) >= count; }));
  }

  std::int64_t Responses() { return ResponsesIn(Call("GetFriendsAndFamilyResults", Asked())); }
};

TEST_P(Leaving, WithdrawnConsentStopsWhatWouldHaveBeenSent) {
  const std::string ada = Register("Ada");
  const std::string item = SaySomething("s-1", "Nowhere to park", ada);
  Call("AssignThemes", {{"feedback_item_id", item}, {"themes", {"parking"}}});
  CallUntil("TraceContribution", {{"contribution_id", item}},
            [](const json& answer) { return !answer["contribution"]["themes"].empty(); });
  Call("WithdrawConsent", {{"person_id", ada}, {"purpose", "PURPOSE_OUTCOMES"}, {"channel", "CHANNEL_EMAIL"}});
  const std::string outcome = DecideAndPublish("parking");
  const json summary = CallUntil("GetTellingSummary", {{"outcome_id", outcome}}, [](const json& answer) {
    return answer["summary"]["complete"].get<bool>() && answer["summary"]["due"] == "0";
  })["summary"];
  EXPECT_EQ(summary["told"], "0");
  EXPECT_EQ(summary["reasons"][0]["reason"], "REASON_NO_CONSENT");
  EXPECT_THAT(Outgoing(), Not(HasSubstr("ten more spaces")));
}

TEST_P(Leaving, ErasureUnlinksEverywhereAndLeavesTheTotals) {
  const std::string canary = "Zebedee-Quillfeather-" + id::New();  // where others were before
  const std::string person = Register(canary, {{"topics", {"maternity"}}});
  std::string item;
  for (int i = 0; i < 6; ++i) item = SaySomething("s-" + std::to_string(i), "Thank you all", person, 1);
  CallUntil("TraceContribution", {{"contribution_id", item}},
            [](const json& answer) { return answer["contribution"]["contributionId"] != ""; });
  const std::int64_t before = ResponsesOnceThereAre(6);
  EXPECT_EQ(before, 6);
  EXPECT_TRUE(IsStored(person)) << "nothing that is stored was looked at";
  EXPECT_FALSE(IsStored(canary));

  Call("ErasePerson", {{"person_id", person}, {"erase_texts", true}});
  const json unlinked = CallUntil("GetFeedbackItem", {{"feedback_item_id", item}},
                                  [](const json& answer) { return answer["feedbackItem"]["personId"] == ""; });
  EXPECT_EQ(unlinked["feedbackItem"]["personId"], "");
  EXPECT_EQ(unlinked["feedbackItem"]["text"], "");
  EXPECT_EQ(Responses(), before);
  EXPECT_NE(Refusal("GetPerson", {{"person_id", person}}), grpc::StatusCode::OK);
  EXPECT_EQ(Call("LookUpPerson", {{"email", canary + "@example.org"}})["people"].size(), 0U);
  platform_->Stop();
  EXPECT_FALSE(IsStored(canary));
}

INSTANTIATE_TEST_SUITE_P(Modes, Leaving, EveryMode(), ModeName);

}  // namespace
}  // namespace participation::journeys
