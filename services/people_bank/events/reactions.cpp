#include "services/people_bank/events/reactions.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include "libs/clock/clock.hpp"
#include "libs/events/reactions.hpp"
#include "libs/messages/timestamp.hpp"
#include "participation/activity_tracking/v1/activity_tracking_events.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_events.pb.h"
#include "participation/people_bank/v1/person.pb.h"
#include "services/people_bank/domain/interests.hpp"
#include "services/people_bank/usecases/follow_place.hpp"
#include "services/people_bank/usecases/queue_telling.hpp"
#include "services/people_bank/usecases/take_up_opportunity.hpp"

namespace participation::people_bank {
namespace {

// A kind of involvement that is not known here suits nobody, but still asks for something.
std::string AskedInvolvement(const std::string& name) {
  v1::Involvement involvement{};
  if (!v1::Involvement_Parse(name, &involvement)) return "involvement:unknown";
  return InvolvementInterest(static_cast<Involvement>(involvement));
}

template <class Event>
clock::Time CloseTimeOf(const Event& event) {
  if (!event.has_close_time()) return kNeverCloses;
  const std::chrono::seconds last{clock::ToMicros(kNeverCloses) / 1'000'000};
  return clock::Time{std::clamp(std::chrono::seconds{event.close_time().seconds()}, std::chrono::seconds{0}, last)};
}

Occasion OccasionOf(const activity_tracking::v1::OpportunityPublished::Occasion& occasion) {
  return Occasion{messages::FromTimestamp(occasion.start_time()), messages::FromTimestamp(occasion.end_time()),
                  occasion.place(), occasion.online()};
}

Opportunity FromEvent(const activity_tracking::v1::OpportunityPublished& event) {
  Opportunity opportunity;
  opportunity.opportunity_id = event.opportunity_id();
  opportunity.organisation = event.organisation();
  opportunity.title = event.title();
  opportunity.summary = event.summary();
  opportunity.place = event.place();
  for (const auto& topic : event.topics()) opportunity.asks.push_back(TopicInterest(topic));
  for (const auto& area : event.areas()) opportunity.asks.push_back(AreaInterest(area));
  for (const auto& name : event.involvements()) opportunity.asks.push_back(AskedInvolvement(name));
  opportunity.places = event.places();
  opportunity.close_time = CloseTimeOf(event);
  if (event.has_occasion()) opportunity.occasion = OccasionOf(event.occasion());
  return opportunity;
}

using activity_tracking::v1::RegistrationChanged;

// Nothing for what another version of the program tells.
std::optional<PlaceChange> PlaceChangeIn(const RegistrationChanged& event) {
  switch (event.change()) {
    case RegistrationChanged::CHANGE_PROMOTED:
      return PlaceChange::kPromoted;
    case RegistrationChanged::CHANGE_MOVED:
      return PlaceChange::kMoved;
    case RegistrationChanged::CHANGE_CALLED_OFF:
      return PlaceChange::kCalledOff;
    case RegistrationChanged::CHANGE_CANCELLED:
      return PlaceChange::kGivenBack;
    default:
      return std::nullopt;
  }
}

Place::State StateIn(const RegistrationChanged& event) {
  if (event.change() == RegistrationChanged::CHANGE_CALLED_OFF) return Place::State::kCalledOff;
  if (event.change() == RegistrationChanged::CHANGE_CANCELLED) return Place::State::kGivenBack;
  return event.waiting() ? Place::State::kWaitedFor : Place::State::kHeld;
}

Place PlaceIn(const RegistrationChanged& event, std::int64_t version) {
  return {.registration_id = event.registration_id(),
          .person_id = event.person_id(),
          .version = version,
          .state = StateIn(event),
          .organisation = event.organisation(),
          .title = event.title(),
          .occasion = OccasionOf(event.occasion()),
          .online_link = event.online_link(),
          .cancel_reason = event.cancel_reason(),
          .outgoing_message_id = {}};
}

}  // namespace

void React(events::Reactions& reactions, const clock::Clock& clock) {
  reactions.On<activity_tracking::v1::OpportunityPublished>(
      [](auto& transaction, const auto& event) { return TakeUpOpportunity(transaction, FromEvent(event)); });
  reactions.On<activity_tracking::v1::OpportunityChanged>([](auto& transaction, const auto& event) {
    return MoveOpportunity(transaction, event.opportunity_id(), CloseTimeOf(event), OccasionOf(event.occasion()));
  });
  reactions.On<activity_tracking::v1::OpportunityClosed>(
      [](auto& transaction, const auto& event) { return CloseOpportunity(transaction, event.opportunity_id()); });
  reactions.On<RegistrationChanged>([&clock](auto& transaction, const auto& event, std::int64_t version) {
    const auto change = PlaceChangeIn(event);
    return change ? FollowPlace(transaction, PlaceIn(event, version), *change, clock.Now()) : absl::OkStatus();
  });
  reactions.On<impact_reporting::v1::TellingDue>([&clock](auto& transaction, const auto& event) {
    return QueueTelling(transaction, {event.telling_id(), event.outcome_id(), event.person_id(), 0},
                        {event.outcome_id(), event.title(), event.summary(), event.organisation()}, clock.Now());
  });
}

}  // namespace participation::people_bank
