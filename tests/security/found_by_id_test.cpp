#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>

#include <nlohmann/json.hpp>
#include <set>

#include "libs/clock/clock.hpp"
#include "libs/id/id.hpp"
#include "tests/contract/platform.hpp"
#include "tests/security/caller.hpp"
#include "tests/security/cells.hpp"
#include "tests/security/guarded_platform.hpp"
#include "tests/security/sample_request.hpp"

namespace participation::security {
namespace {

using google::protobuf::MethodDescriptor;
using nlohmann::json;

constexpr char kMapping[] = R"(
source_system: test
source: survey
submission_id: Id
organisation: {constant: RX6}
question: {constant: why}
fft_answer: Answer
date: {column: Date, order: year-first}
)";

// What a request finds by an id is its organisation's, or its person's. Each method that finds something so is asked
// for a thing that is there, by who may and by who may not.
class FoundByIdTest : public testing::Test {
 protected:
  FoundByIdTest() {
    const auto in = [](int hours) { return clock::ToRfc3339(clock::System().Now() + std::chrono::hours{hours}); };
    const std::string today = clock::DateOf(clock::System().Now());
    const std::string month = clock::MonthOf(clock::System().Now());
    ids_["place"] = "The library";  // One of two that the rules of one field cannot say.
    Make("person_id", "RegisterPerson", {{"details", {{"givenName", "Ada"}}}, {"interests", json::object()}}, "person");
    Make("programme_id", "CreateProgramme",
         {{"programme", {{"organisation", kOwnOrganisation}, {"title", "Maternity"}}}}, "programme");
    Make("activity_id", "PlanActivity",
         {{"activity",
           {{"organisation", kOwnOrganisation},
            {"title", "Listening"},
            {"duties", {"DUTY_SECTION_242"}},
            {"rung", "RUNG_INVOLVING"},
            {"stage", "STAGE_IMPROVE_SERVICES"},
            {"layer", "LAYER_DIRECT"},
            {"startDate", today},
            {"lead", "Head of engagement"}}}},
         "activity");
    Make("engagement_event_id", "ScheduleEngagementEvent",
         {{"engagementEvent",
           {{"activityId", ids_["activity_id"]},
            {"title", "A morning"},
            {"startTime", in(-1)},
            {"endTime", in(3)},
            {"place", "The library"},
            {"capacity", 5}}}},
         "engagementEvent");
    Make("opportunity_id", "PublishOpportunity",
         {{"opportunity",
           {{"activityId", ids_["activity_id"]},
            {"title", "Tell us"},
            {"summary", "A morning of talk"},
            {"topics", {"maternity"}},
            {"places", 1},
            {"closeTime", in(2)}}}},
         "opportunity");
    Make("registration_id", "RegisterForEvent",
         {{"engagementEventId", ids_["engagement_event_id"]}, {"personId", ids_["person_id"]}}, "registration");
    Make("attendance_id", "RecordAttendance",
         {{"engagementEventId", ids_["engagement_event_id"]}, {"registrationId", ids_["registration_id"]}},
         "attendance");
    Make("consultation_id", "PrepareConsultation",
         {{"consultation",
           {{"activityId", ids_["activity_id"]},
            {"title", "Where to park"},
            {"questionnaire", "parking"},
            {"openTime", in(1)},
            {"closeTime", in(24 * 100)}}}},
         "consultation");
    ids_["import_id"] = id::New();
    Make("import_id", "ImportFeedback",
         {{"opening", {{"importId", ids_["import_id"]}, {"mapping", kMapping}, {"organisation", kOwnOrganisation}}}},
         "import");
    Make("feedback_item_id", "SubmitFeedback",
         {{"submission",
           {{"sourceSystem", "web-form"},
            {"submissionId", "1"},
            {"source", "SOURCE_FRIENDS_AND_FAMILY_TEST"},
            {"organisation", kOwnOrganisation},
            {"question", "fft"},
            {"fftAnswer", 1},
            {"experienceDate", today}}}},
         "feedbackItem");
    Make("finding_id", "RecordFinding",
         {{"organisation", kOwnOrganisation},
          {"statement", "You said that there is nowhere to park."},
          {"evidence", {{"theme", {{"theme", "parking"}, {"firstMonth", month}, {"lastMonth", month}}}}}},
         "finding");
    Make("decision_id", "RecordDecision",
         {{"organisation", kOwnOrganisation},
          {"title", "Ten more spaces"},
          {"answer", "ANSWER_ADOPTED"},
          {"reasons", "People cannot come."},
          {"decidedBy", "Estates committee"},
          {"findingIds", {ids_["finding_id"]}}},
         "decision");
    Make("commitment_id", "MakeCommitment",
         {{"decisionId", ids_["decision_id"]}, {"title", "Open them"}, {"owner", "Estates"}, {"dueDate", today}},
         "commitment");
    Make("outcome_id", "PublishOutcome",
         {{"decisionId", ids_["decision_id"]}, {"title", "There are ten"}, {"summary", "They are open."}}, "outcome");
  }

  std::string TokenOfStaff(const std::string& role, const std::string& organisation) const {
    return platform_.TokenOf(role, organisation, "");
  }

  // Makes something of the own organisation's, and keeps its id.
  void Make(const std::string& id, const std::string& name, const json& body, const std::string& resource) {
    const MethodDescriptor& method = MethodNamed(name);
    auto* factory = google::protobuf::MessageFactory::generated_factory();
    const std::unique_ptr<google::protobuf::Message> request{factory->GetPrototype(method.input_type())->New()};
    const std::unique_ptr<google::protobuf::Message> answer{factory->GetPrototype(method.output_type())->New()};
    const auto parsed = google::protobuf::util::JsonStringToMessage(body.dump(), request.get());
    ASSERT_TRUE(parsed.ok()) << name << ": " << parsed.ToString();
    const auto status = CallOnce(platform_.channel(), method, *request,
                                 TokenOfStaff("engagement-lead", kOwnOrganisation), answer.get());
    ASSERT_TRUE(status.ok()) << name << ": " << status.error_message();
    const auto& reflection = *answer->GetReflection();
    const auto* field = answer->GetDescriptor()->FindFieldByCamelcaseName(resource);
    const auto& made = reflection.GetMessage(*answer, field);
    ids_[id] = made.GetReflection()->GetString(made, made.GetDescriptor()->FindFieldByName(id));
    if (id == "feedback_item_id") ids_["contribution_id"] = ids_[id];
  }

  static const MethodDescriptor& MethodNamed(const std::string& name) {
    for (const auto* method : contract::Platform().Methods()) {
      if (method->name() == name) return *method;
    }
    throw std::logic_error{"there is no method " + name};
  }

  // In what they make.
  inline static const std::set<std::string> kNamesItsOrganisation{"SubmitFeedback", "CreateProgramme", "PlanActivity"};

  // Whether it finds by an id what only its organisation, or its person, may touch.
  static bool FindsById(const MethodDescriptor& method) {
    const auto& policy = method.options().GetExtension(options::v1::policy);
    const auto& request = *method.input_type();
    // People on the register, and who invites them, belong to no organisation.
    const bool is_owned = policy.scope() == options::v1::SCOPE_ORGANISATION ||
                          (policy.person_is_found() && method.file()->package() != "participation.people_bank.v1");
    return is_owned && request.FindFieldByName("organisation") == nullptr && !method.client_streaming() &&
           !kNamesItsOrganisation.contains(method.name());
  }

  grpc::StatusCode Ask(const MethodDescriptor& method, const std::string& token) {
    last_ = CallOnce(platform_.channel(), method, *SampleRequest(method, ids_), token);
    return last_.error_code();
  }

  static std::string StaffRoleOf(const MethodDescriptor& method) {
    const auto& roles = method.options().GetExtension(options::v1::policy).roles();
    const bool lead = std::ranges::find(roles, options::v1::ROLE_ENGAGEMENT_LEAD) != roles.end();
    return lead ? "engagement-lead" : "analyst";
  }

  const GuardedPlatform platform_;
  Ids ids_;
  grpc::Status last_;
};

TEST_F(FoundByIdTest, WhatIsAnothersIsAnsweredLikeWhatIsNotThere) {
  int asked = 0;
  for (const auto* method : contract::Platform().Methods()) {
    if (!FindsById(*method)) continue;
    ++asked;
    const auto code = Ask(*method, TokenOfStaff(StaffRoleOf(*method), kOtherOrganisation));
    // In what state something is that everybody may see may be told first.
    const bool told = code == grpc::FAILED_PRECONDITION && method->service()->name() == "ActivityTrackingService";
    EXPECT_TRUE(code == grpc::NOT_FOUND || code == grpc::PERMISSION_DENIED || told)
        << method->full_name() << " by another organisation: " << code << " " << last_.error_message()
        << "\n(a method that finds something by an id needs that thing in FoundByIdTest, and a valid sample request)";
  }
  EXPECT_GT(asked, 20);
  std::cout << asked << " methods find by id\n";
}

TEST_F(FoundByIdTest, WhatIsOnesOwnIsFound) {
  for (const auto* method : contract::Platform().Methods()) {
    if (!FindsById(*method)) continue;
    const auto code = Ask(*method, TokenOfStaff(StaffRoleOf(*method), kOwnOrganisation));
    EXPECT_TRUE(code != grpc::NOT_FOUND && code != grpc::PERMISSION_DENIED && code != grpc::INVALID_ARGUMENT)
        << method->full_name() << " by its own organisation: " << code << " " << last_.error_message();
  }
}

}  // namespace
}  // namespace participation::security
