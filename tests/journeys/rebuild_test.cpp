#include <atomic>
#include <thread>

#include "libs/database/database.hpp"
#include "tests/journeys/journey.hpp"

namespace participation::journeys {
namespace {

// What impact reporting has heard, rebuilt from the bus.
class RebuildJourney : public Journey {
 protected:
  static constexpr const char* kModule = "impact_reporting";

  // What somebody with a file or a server at hand can do to the tables.
  void Damage(const std::vector<std::string>& statements) {
    const auto database = database::Open(platform_->DatabaseUrl(kModule));
    database->Write([&](database::Transaction& transaction) {
      for (const std::string& statement : statements) transaction.Execute(statement);
      return true;
    });
  }

  // All that impact reporting answers which rests on what it heard.
  json Answers() {
    const json months = {{"first_month", ThisMonth()}, {"last_month", ThisMonth()}};
    json of_organisation = months;
    of_organisation["organisation"] = "RXX";
    json report = of_organisation;
    report["format"] = "FORMAT_CSV";
    json results = of_organisation;
    results["level"] = "LEVEL_ORGANISATION";
    results["view"] = "VIEW_FULL";
    return {{"report", Call("RenderReport", report)["content"]},
            {"results", Call("GetFriendsAndFamilyResults", results)["results"]},
            {"participation", Call("SummariseParticipation", of_organisation)},
            {"register", Call("SummariseRegister", json::object())},
            {"duties", Call("ListDutyEvidence", {{"organisation", "RXX"}})["evidence"]},
            {"traced", Call("TraceContribution", {{"contribution_id", first_item_}})}};
  }

  // Says ten things, all of which impact reporting has then heard.
  void SaySome(const std::string& name, const std::string& person) {
    std::vector<std::string> items;
    for (int i = 0; i < 10; ++i) {
      items.push_back(SaySomething(name + std::to_string(i), "Nowhere to park", person, 1 + i % 6));
      Call("AssignThemes", {{"feedback_item_id", items.back()}, {"themes", {"parking"}}});
    }
    for (const auto& item : items) {
      CallUntil("TraceContribution", {{"contribution_id", item}},
                [](const json& answer) { return !answer["contribution"]["themes"].empty(); });
    }
    if (first_item_.empty()) first_item_ = items.front();
  }

  json AwaitRebuilt() {
    return CallUntil("GetProjection", {{"module", kModule}, {"projection", "heard"}}, [](const json& answer) {
      const auto& state = answer["projection"]["state"];
      return state == "STATE_DONE" || state == "STATE_FAILED";
    })["projection"];
  }
  std::int64_t Responses() {
    const json answer = Call("GetFriendsAndFamilyResults", {{"level", "LEVEL_ORGANISATION"},
                                                            {"organisation", "RXX"},
                                                            {"first_month", ThisMonth()},
                                                            {"last_month", ThisMonth()},
                                                            {"view", "VIEW_FULL"}});
    return answer["results"].empty() ? 0 : std::stoll(std::string{answer["results"][0]["responses"]});
  }

  std::string first_item_;
};

TEST_P(RebuildJourney, WhatWasDamagedAnswersAsBeforeAndWhoLeftStaysForgotten) {
  PlanActivity();
  const std::string ada = Register("Ada", {{"topics", {"maternity"}}});
  const std::string bea = Register("Bea", {{"topics", {"dementia"}}});
  SaySome("ada-", ada);
  SaySome("bea-", bea);
  const std::string outcome = DecideAndPublish("parking");
  CallUntil("GetTellingSummary", {{"outcome_id", outcome}}, [](const json& answer) {
    return answer["summary"]["complete"].get<bool>() && answer["summary"]["due"] == "0";
  });
  Call("ErasePerson", {{"person_id", ada}});
  CallUntil("TraceContribution", {{"contribution_id", first_item_}},
            [](const json& answer) { return answer["contribution"]["contributor"] == "CONTRIBUTOR_LEFT"; });
  const json before = Answers();
  const std::string messages = Outgoing();
  Damage({"DELETE FROM answer_counts", "UPDATE participation_counts SET count = count + 1000",
          "DELETE FROM contribution_groups", "DELETE FROM activities", "DELETE FROM people_who_left",
          "UPDATE contributions SET contributor = 2, person_id = '" + ada + "'"});
  EXPECT_NE(Answers(), before) << "the damage shows nowhere";

  Call("RebuildProjection", {{"module", kModule}, {"projection", "heard"}});
  EXPECT_EQ(AwaitRebuilt()["state"], "STATE_DONE");
  EXPECT_EQ(Answers(), before);
  EXPECT_EQ(Outgoing(), messages) << "nobody is told again";
}

TEST_P(RebuildJourney, WhatIsSubmittedMeanwhileCountsOnce) {
  SaySome("first-", "");
  Damage({"DELETE FROM contributions", "DELETE FROM contribution_groups", "DELETE FROM answer_counts"});
  std::atomic<int> submitted = 10;
  std::atomic<bool> done = false;
  std::thread submitter{[&] {
    ctl::Api api{platform_->addresses()};
    for (int i = 0; !done; ++i) {
      api.Call("SubmitFeedback", {{"submission",
                                   {{"source_system", "web-form"},
                                    {"submission_id", "more-" + std::to_string(i)},
                                    {"source", "SOURCE_FRIENDS_AND_FAMILY_TEST"},
                                    {"organisation", "RXX"},
                                    {"question", "fft"},
                                    {"fft_answer", 1},
                                    {"experience_date", Today()}}}});
      ++submitted;
    }
  }};
  for (int i = 0; i < 3; ++i) {
    Call("RebuildProjection", {{"module", kModule}, {"projection", "heard"}});
    const json rebuilt = AwaitRebuilt();
    EXPECT_EQ(rebuilt["state"], "STATE_DONE") << rebuilt;
  }
  done = true;
  submitter.join();
  const auto heard_all = [&](const json& answer) {
    return !answer["results"].empty() && answer["results"][0]["responses"] == std::to_string(submitted);
  };
  CallUntil("GetFriendsAndFamilyResults",
            {{"level", "LEVEL_ORGANISATION"},
             {"organisation", "RXX"},
             {"first_month", ThisMonth()},
             {"last_month", ThisMonth()},
             {"view", "VIEW_FULL"}},
            heard_all);
  EXPECT_EQ(Responses(), submitted);
}

INSTANTIATE_TEST_SUITE_P(Modes, RebuildJourney, EveryMode(), ModeName);

}  // namespace
}  // namespace participation::journeys
