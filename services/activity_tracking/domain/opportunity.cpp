#include "services/activity_tracking/domain/opportunity.hpp"

#include <algorithm>

#include "libs/refusal/refusal.hpp"

namespace participation::activity_tracking {

refusal::Moves MovesFrom(Opportunity::State state) {
  return state == Opportunity::State::kPublished ? refusal::Moves{"PUBLISHED", "CloseOpportunity"}
                                                 : refusal::Moves{"CLOSED", ""};
}

absl::Status CheckClosesInTime(const Advert& advert, clock::Time event_end) {
  if (advert.close_time <= event_end) return absl::OkStatus();
  return refusal::InvalidField("opportunity.close_time",
                               "must not be after the end of its engagement event, " + clock::ToRfc3339(event_end));
}

absl::StatusOr<Opportunity> Opportunity::Publish(std::string opportunity_id, Advert advert, clock::Time now) {
  if (advert.close_time <= now) return refusal::InvalidField("opportunity.close_time", "must be in the future");
  return Opportunity{{.opportunity_id = std::move(opportunity_id),
                      .advert = std::move(advert),
                      .create_time = now,
                      .update_time = now}};
}

void Opportunity::FollowEvent(clock::Time event_end, clock::Time now) {
  record_.advert.close_time = std::min(record_.advert.close_time, event_end);
  ++record_.version;
  record_.update_time = now;
}

absl::Status Opportunity::Close(clock::Time now) {
  if (state() != State::kPublished) {
    return refusal::RefuseMove("OPPORTUNITY_NOT_PUBLISHED", "the opportunity", MovesFrom(state()));
  }
  record_.state = State::kClosed;
  ++record_.version;
  record_.update_time = now;
  return absl::OkStatus();
}

void Opportunity::CountAnswer(Invitee::Answer before, Invitee::Answer after) {
  const auto count = [this](Invitee::Answer answer, std::int64_t change) {
    if (answer == Invitee::Answer::kAccepted) record_.accepted += change;
    if (answer == Invitee::Answer::kDeclined) record_.declined += change;
  };
  count(before, -1);
  count(after, +1);
}

}  // namespace participation::activity_tracking
