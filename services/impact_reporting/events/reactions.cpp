#include "services/impact_reporting/events/reactions.hpp"

#include "libs/clock/clock.hpp"
#include "libs/events/reactions.hpp"
#include "libs/messages/timestamp.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "participation/feedback_ingestion/v1/feedback_ingestion_events.pb.h"
#include "participation/people_bank/v1/people_bank_events.pb.h"
#include "services/impact_reporting/events/from_event.hpp"
#include "services/impact_reporting/usecases/forget_person.hpp"
#include "services/impact_reporting/usecases/hear_contribution.hpp"
#include "services/impact_reporting/usecases/hear_duty.hpp"
#include "services/impact_reporting/usecases/hear_invitation.hpp"
#include "services/impact_reporting/usecases/hear_register.hpp"
#include "services/impact_reporting/usecases/settle_telling.hpp"

namespace participation::impact_reporting {
namespace {

template <class Event>
std::vector<HeardContribution> HeardIn(std::span<const events::Arrived<Event>> arrived) {
  std::vector<HeardContribution> heard;
  heard.reserve(arrived.size());
  for (const auto& [event, traceparent] : arrived) {
    heard.push_back(ContributionIn(event));
    heard.back().traceparent = traceparent;
  }
  return heard;
}

void ReactToFeedback(events::Reactions& reactions, const clock::Clock& clock) {
  namespace feedback = feedback_ingestion::v1;
  reactions.OnMany<feedback::FeedbackReceived>([&clock](auto& transaction, auto arrived) {
    return HearContributions(transaction, HeardIn(arrived), clock.Now());
  });
  reactions.OnMany<feedback::FeedbackThemed>([&clock](auto& transaction, auto arrived) {
    std::vector<HeardThemes> heard;
    for (const auto& [event, traceparent] : arrived) {
      heard.push_back({event.feedback_item_id(), event.organisation(), ThemesIn(event), traceparent});
    }
    return HearThemes(transaction, heard, clock.Now());
  });
}

void ReactToActivities(events::Reactions& reactions, const clock::Clock& clock) {
  namespace activities = activity_tracking::v1;
  reactions.OnMany<activities::AttendanceRecorded>([&clock](auto& transaction, auto arrived) {
    return HearContributions(transaction, HeardIn(arrived), clock.Now());
  });
  reactions.On<activities::ActivityPlanned>(
      [](auto& transaction, const auto& event) { return HearActivityPlanned(transaction, EvidenceIn(event)); });
  reactions.On<activities::ActivityMoved>(
      [](auto& transaction, const auto& event) { return HearActivityMoved(transaction, EvidenceIn(event)); });
  reactions.On<activities::ConsultationOpened>(
      [](auto& transaction, const auto& event) { return HearConsultationOpened(transaction, EvidenceIn(event)); });
  reactions.On<activities::ConsultationClosed>([](auto& transaction, const auto& event) {
    return HearConsultationClosed(transaction, event.consultation_id(), messages::FromTimestamp(event.close_time()));
  });
  reactions.On<activities::OpportunityPublished>([](auto& transaction, const auto& event) {
    return HearOpportunity(transaction, event.opportunity_id(), event.organisation());
  });
}

void ReactToPeople(events::Reactions& reactions, const clock::Clock& clock) {
  namespace people = people_bank::v1;
  reactions.On<people::PersonRegistered>([](auto& transaction, const auto& event) {
    return HearRegistration(transaction, event.person_id(), InterestsIn(event.interests()));
  });
  reactions.On<people::PersonUpdated>([](auto& transaction, const auto& event) {
    return HearInterests(transaction, event.person_id(), InterestsIn(event.interests()));
  });
  reactions.On<people::ConsentChanged>([](auto& transaction, const auto& event) {
    return HearConsent(transaction, event.person_id(), ConsentCodeIn(event),
                       event.state() == people::Consent::STATE_GIVEN);
  });
  reactions.On<people::PersonErased>([&clock](auto& transaction, const auto& event) {
    return ForgetPerson(transaction, event.person_id(), clock.Now());
  });
  reactions.On<people::InvitationSent>([](auto& transaction, const auto& event) {
    return HearInvitation(transaction, event.invitation_id(), event.opportunity_id());
  });
  reactions.On<people::InvitationAnswered>([](auto& transaction, const auto& event) {
    return HearInvitationAnswer(transaction, event.invitation_id(), event.opportunity_id(), event.accepted());
  });
}

void ReactToTellings(events::Reactions& reactions, const clock::Clock& clock) {
  namespace people = people_bank::v1;
  reactions.On<people::ContributorTold>([&clock](auto& transaction, const auto& event) {
    return MarkTold(transaction, event.telling_id(), event.channel(), clock.Now());
  });
  reactions.On<people::ContributorNotReachable>([&clock](auto& transaction, const auto& event) {
    return MarkNotReachable(transaction, event.telling_id(), static_cast<Telling::Reason>(event.reason()), clock.Now());
  });
}

}  // namespace

void ReactToWhatIsHeard(events::Reactions& reactions, const clock::Clock& clock) {
  ReactToFeedback(reactions, clock);
  ReactToActivities(reactions, clock);
  ReactToPeople(reactions, clock);
}

void React(events::Reactions& reactions, const clock::Clock& clock) {
  ReactToWhatIsHeard(reactions, clock);
  ReactToTellings(reactions, clock);
}

}  // namespace participation::impact_reporting
