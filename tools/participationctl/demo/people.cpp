#include <chrono>
#include <fstream>
#include <ostream>

#include "libs/clock/clock.hpp"
#include "tools/participationctl/demo/story.hpp"

namespace participation::ctl::demo {
namespace {

using nlohmann::json;

constexpr int kPlaces = 8;
constexpr std::size_t kWhoAccept = 8;
constexpr std::size_t kWhoCome = 6;

json ReadJson(const std::filesystem::path& file) {
  std::ifstream stream{file};
  if (!stream) throw std::runtime_error{"cannot read " + file.string()};
  return json::parse(stream);
}

std::string FromNow(std::chrono::hours hours) { return clock::ToRfc3339(clock::System().Now() + hours); }

json OnlyThese(const json& from, std::initializer_list<const char*> names) {
  json picked = json::object();
  for (const char* name : names) {
    if (from.contains(name) && !from[name].is_null()) picked[name] = from[name];
  }
  return picked;
}

std::string ScheduleEvent(Api& api, const std::string& activity_id) {
  const json event = api.Call("ScheduleEngagementEvent", {{"engagement_event",
                                                           {{"activity_id", activity_id},
                                                            {"title", "What being kept informed means to you"},
                                                            {"start_time", FromNow(std::chrono::hours{-1})},
                                                            {"end_time", FromNow(std::chrono::hours{2})},
                                                            {"place", "The town library"},
                                                            {"capacity", kPlaces},
                                                            {"adjustments_offered", {"hearing-loop", "easy-read"}}}}});
  return event["engagementEvent"]["engagementEventId"];
}

std::string PublishOpportunity(Api& api, const std::string& activity_id, const std::string& event_id) {
  const json opportunity =
      api.Call("PublishOpportunity",
               {{"opportunity",
                 {{"activity_id", activity_id},
                  {"engagement_event_id", event_id},
                  {"title", "Help us keep people informed"},
                  {"summary", "Two hours with eight others on how wards should keep people and families informed."},
                  {"place", "The town library"},
                  {"involvements", {"INVOLVEMENT_FOCUS_GROUP", "INVOLVEMENT_EVENT"}},
                  {"places", kPlaces},
                  {"close_time", FromNow(std::chrono::hours{1})}}}});
  return opportunity["opportunity"]["opportunityId"];
}

}  // namespace

Story::Story(Api& api, std::filesystem::path input, std::ostream& out)
    : api_{api}, input_{std::move(input)}, out_{out}, manifest_(ReadJson(input_ / "manifest.json")) {}

std::vector<json> Story::ReadLines(const std::string& file) const {
  std::ifstream stream{input_ / file};
  if (!stream) throw std::runtime_error{"cannot read " + (input_ / file).string()};
  std::vector<json> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(json::parse(line));
  return lines;
}

void Story::PeopleRegister() {
  for (const json& person : ReadLines("people.jsonl")) RegisterOne(person);
  const auto partners = ReadLines("partner_organisations.jsonl");
  for (const json& partner : partners) {
    api_.Call("RegisterPartnerOrganisation",
              {{"partner_organisation", OnlyThese(partner, {"display_name", "kind", "topics", "areas", "communities"})},
               {"contacts", partner["contacts"]}});
  }
  out_ << person_ids_.size() << " people registered with what they consent to and need; " << partners.size()
       << " partner organisations with their contacts\n";
}

void Story::RegisterOne(const json& person) {
  json consents = json::array();
  for (const json& consent : person["consents"]) {
    if (consent["state"] == "STATE_GIVEN") consents.push_back(OnlyThese(consent, {"purpose", "channel"}));
  }
  const json answer =
      api_.Call("RegisterPerson",
                {{"details", OnlyThese(person, {"given_name", "family_name", "email", "telephone", "postal_address",
                                                "postcode", "language", "communication_needs"})},
                 {"interests", OnlyThese(person, {"topics", "areas", "involvements"})},
                 {"consents", consents}});
  const std::string person_id = answer["person"]["personId"];
  person_ids_[person["number"]] = person_id;
  if (!person["equality"].empty()) {
    api_.Call("RecordEqualityAnswers", {{"person_id", person_id}, {"answers", person["equality"]}});
  }
}

std::string Story::PlanActivity() {
  const json activities = ReadJson(input_ / "activities.json");
  const json& plan = activities.at(0);
  organisation_ = plan["organisation"];
  json activity =
      OnlyThese(plan, {"title", "organisation", "duties", "rung", "stage", "layer", "place", "lead", "topics"});
  activity["start_date"] = clock::DateOf(clock::System().Now());
  const json answer = api_.Call("PlanActivity", {{"activity", activity}});
  out_ << "an activity was planned: " << std::string{plan["title"]} << "\n";
  return answer["activity"]["activityId"];
}

void Story::PeopleAreInvitedAndCome() {
  const std::string activity_id = PlanActivity();
  const std::string event_id = ScheduleEvent(api_, activity_id);
  const std::string opportunity_id = PublishOpportunity(api_, activity_id, event_id);
  const json sent = api_.CallUntil("ListInvitations",
                                   {{"opportunity_id", opportunity_id}, {"state", "STATE_SENT"}, {"page_size", 1000}},
                                   [](const json& answer) { return answer["invitations"].size() >= kWhoAccept; });
  std::size_t accepted = 0;
  for (const json& invitation : sent["invitations"]) {
    if (accepted++ == kWhoAccept) break;
    api_.Call("AcceptInvitation", {{"invitation_id", invitation["invitationId"]}});
  }
  const json registered =
      api_.CallUntil("ListRegistrations", {{"engagement_event_id", event_id}},
                     [](const json& answer) { return answer["registrations"].size() >= kWhoAccept; });
  std::size_t came = 0;
  for (const json& registration : registered["registrations"]) {
    if (came == kWhoCome || registration["state"] != "STATE_REGISTERED") continue;
    api_.Call("RecordAttendance",
              {{"engagement_event_id", event_id}, {"registration_id", registration["registrationId"]}});
    ++came;
  }
  out_ << sent["invitations"].size() << " people matched its opportunity and were invited, "
       << registered["registrations"].size() << " accepted, " << came << " came\n";
}

}  // namespace participation::ctl::demo
