#include "services/impact_reporting/events/from_event.hpp"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "libs/messages/timestamp.hpp"
#include "services/impact_reporting/domain/friends_and_family.hpp"

namespace participation::impact_reporting {
namespace {

namespace activities = activity_tracking::v1;
using Dimension = RegisterCount::Dimension;

// "PURPOSE_OUTCOMES" without "PURPOSE_" as a code: "outcomes".
std::string CodeOf(const std::string& name, absl::string_view prefix) {
  return absl::StrReplaceAll(absl::AsciiStrToLower(absl::StripPrefix(name, prefix)), {{"_", "-"}});
}

// What a plan and a move of an activity both tell.
template <class Event>
DutyEvidence ActivityIn(const Event& event) {
  DutyEvidence evidence;
  evidence.activity_id = event.activity_id();
  evidence.title = event.title();
  for (const int duty : event.duties()) evidence.duties.push_back(activities::Duty_Name(duty));
  evidence.rung = activities::Rung_Name(event.rung());
  evidence.stage = activities::Stage_Name(event.stage());
  evidence.layer = activities::Layer_Name(event.layer());
  evidence.start_date = event.start_date();
  evidence.end_date = event.end_date();
  return evidence;
}

Answer AnswerIn(const feedback_ingestion::v1::FeedbackReceived& event) {
  // On a form of the Friends and Family Test the answer is to the test's own question, whatever the words answer.
  const bool is_the_test = event.source() == feedback_ingestion::v1::SOURCE_FRIENDS_AND_FAMILY_TEST;
  return {is_the_test ? kFriendsAndFamilyQuestion : event.question(), event.fft_answer()};
}

}  // namespace

HeardContribution ContributionIn(const feedback_ingestion::v1::FeedbackReceived& event) {
  Contribution contribution;
  contribution.id = event.feedback_item_id();
  contribution.kind =
      event.consultation_id().empty() ? Contribution::Kind::kFeedback : Contribution::Kind::kConsultationAnswer;
  contribution.source = event.source();
  contribution.organisation = event.organisation();
  contribution.site = event.site();
  contribution.date = event.experience_date();
  contribution.SetPerson(event.person_id());
  contribution.consultation_id = event.consultation_id();
  return {std::move(contribution), AnswerIn(event)};
}

HeardContribution ContributionIn(const activities::AttendanceRecorded& event) {
  Contribution contribution;
  contribution.id = event.attendance_id();
  contribution.kind = Contribution::Kind::kAttendance;
  contribution.organisation = event.organisation();
  contribution.date = event.attend_date();
  contribution.SetPerson(event.person_id());
  contribution.activity_id = event.activity_id();
  return {std::move(contribution)};
}

std::vector<std::string> ThemesIn(const feedback_ingestion::v1::FeedbackThemed& event) {
  std::vector<std::string> themes;
  for (const auto& assignment : event.themes()) themes.push_back(assignment.theme());
  return themes;
}

DutyEvidence EvidenceIn(const activities::ActivityPlanned& event) {
  DutyEvidence evidence = ActivityIn(event);
  evidence.organisation = event.organisation();
  evidence.state = activities::Activity::State_Name(activities::Activity::STATE_PLANNED);
  return evidence;
}

DutyEvidence EvidenceIn(const activities::ActivityMoved& event) {
  DutyEvidence evidence = ActivityIn(event);
  evidence.state = activities::Activity::State_Name(event.state());
  return evidence;
}

ConsultationEvidence EvidenceIn(const activities::ConsultationOpened& event) {
  return {.id = event.consultation_id(),
          .activity_id = event.activity_id(),
          .organisation = event.organisation(),
          .title = event.title(),
          .open_time = messages::FromTimestamp(event.open_time()),
          .close_time = messages::FromTimestamp(event.close_time())};
}

std::vector<Interest> InterestsIn(const people_bank::v1::Interests& interests) {
  std::vector<Interest> all;
  for (const auto& topic : interests.topics()) all.push_back({Dimension::kTopic, topic});
  for (const auto& area : interests.areas()) all.push_back({Dimension::kArea, area});
  for (const int involvement : interests.involvements()) {
    all.push_back({Dimension::kInvolvement, CodeOf(people_bank::v1::Involvement_Name(involvement), "INVOLVEMENT_")});
  }
  return all;
}

std::string ConsentCodeIn(const people_bank::v1::ConsentChanged& event) {
  return absl::StrCat(CodeOf(people_bank::v1::Purpose_Name(event.purpose()), "PURPOSE_"), ":",
                      CodeOf(people_bank::v1::Channel_Name(event.channel()), "CHANNEL_"));
}

}  // namespace participation::impact_reporting
