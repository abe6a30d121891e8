#include "tests/journeys/journey.hpp"

#include <fstream>
#include <iterator>

#include "libs/clock/clock.hpp"
#include "services/activity_tracking/module.hpp"
#include "services/feedback_ingestion/module.hpp"
#include "services/impact_reporting/module.hpp"
#include "services/people_bank/module.hpp"

namespace participation::journeys {

std::string Today() { return clock::DateOf(clock::System().Now()); }
std::string ThisMonth() { return clock::MonthOf(clock::System().Now()); }
std::string FromNow(std::chrono::hours hours) { return clock::ToRfc3339(clock::System().Now() + hours); }

Journey::Journey()
    : platform_{{people_bank::PeopleBankModule(), activity_tracking::ActivityTrackingModule(),
                 feedback_ingestion::FeedbackIngestionModule(), impact_reporting::ImpactReportingModule()}},
      api_{ctl::Addresses::Parse({platform_.address()}).value()} {}

grpc::StatusCode Journey::Refusal(const std::string& rpc, const json& request) {
  try {
    Call(rpc, request);
    return grpc::StatusCode::OK;
  } catch (const ctl::CallFailed& failure) {
    return failure.status.error_code();
  }
}

json Journey::AllConsents() {
  return json::array({{{"purpose", "PURPOSE_OPPORTUNITIES"}, {"channel", "CHANNEL_EMAIL"}},
                      {{"purpose", "PURPOSE_OUTCOMES"}, {"channel", "CHANNEL_EMAIL"}}});
}

std::string Journey::Register(const std::string& given_name, const json& interests, const json& consents) {
  return Call("RegisterPerson", {{"details", {{"given_name", given_name}, {"email", given_name + "@example.org"}}},
                                 {"interests", interests},
                                 {"consents", consents}})["person"]["personId"];
}

std::string Journey::SaySomething(const std::string& submission_id, const std::string& text,
                                  const std::string& person_id, int fft_answer) {
  return Call("SubmitFeedback", {{"submission",
                                  {{"source_system", "web-form"},
                                   {"submission_id", submission_id},
                                   {"source", "SOURCE_FRIENDS_AND_FAMILY_TEST"},
                                   {"organisation", "RXX"},
                                   {"question", "fft"},
                                   {"fft_answer", fft_answer},
                                   {"text", text},
                                   {"experience_date", Today()},
                                   {"person_id", person_id}}}})["feedbackItem"]["feedbackItemId"];
}

std::string Journey::PlanActivity() {
  return Call("PlanActivity", {{"activity",
                                {{"organisation", "RXX"},
                                 {"title", "Listening to people who park here"},
                                 {"duties", {"DUTY_SECTION_242"}},
                                 {"rung", "RUNG_INVOLVING"},
                                 {"stage", "STAGE_IMPROVE_SERVICES"},
                                 {"layer", "LAYER_DIRECT"},
                                 {"start_date", Today()},
                                 {"lead", "Head of engagement"}}}})["activity"]["activityId"];
}

std::string Journey::DecideAndPublish(const std::string& theme) {
  const json finding =
      Call("RecordFinding",
           {{"organisation", "RXX"},
            {"statement", "You said that there is nowhere to park."},
            {"evidence", {{"theme", {{"theme", theme}, {"first_month", ThisMonth()}, {"last_month", ThisMonth()}}}}}});
  const json decision = Call("RecordDecision", {{"organisation", "RXX"},
                                                {"title", "Ten more spaces"},
                                                {"answer", "ANSWER_ADOPTED"},
                                                {"reasons", "People cannot come if they cannot park."},
                                                {"decided_by", "Estates committee"},
                                                {"finding_ids", {finding["finding"]["findingId"]}}});
  const json& decision_id = decision["decision"]["decisionId"];
  Call("MakeCommitment", {{"decision_id", decision_id},
                          {"title", "Open the spaces behind the clinic"},
                          {"owner", "Head of estates"},
                          {"due_date", Today()}});
  return Call("PublishOutcome", {{"decision_id", decision_id},
                                 {"title", "There are ten more spaces"},
                                 {"summary", "The spaces behind the clinic are open to all."}})["outcome"]["outcomeId"];
}

std::string Journey::Outgoing() const {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{platform_.folder() / "outgoing"}) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file{entry.path(), std::ios::binary};
    all.append(std::istreambuf_iterator<char>{file}, {});
  }
  return all;
}

}  // namespace participation::journeys
