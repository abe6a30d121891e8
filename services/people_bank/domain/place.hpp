#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "services/people_bank/domain/opportunity.hpp"
#include "services/people_bank/domain/outgoing_message.hpp"

namespace participation::people_bank {

// What became of somebody's registration for an engagement event.
enum class PlaceChange { kPromoted, kMoved, kCalledOff, kGivenBack };

// A place at an engagement event that somebody has, had or waits for, as it was published.
struct Place {
  enum class State { kHeld = 1, kWaitedFor = 2, kCalledOff = 3, kGivenBack = 4 };

  std::string registration_id;
  std::string person_id;
  std::int64_t version = 0;  // of the registration
  State state = State::kHeld;
  std::string organisation = {};
  std::string title;
  Occasion occasion;
  std::string online_link;          // or empty
  std::string cancel_reason;        // or empty
  std::string outgoing_message_id;  // the message about it that is queued, or empty

  bool IsOver(clock::Time now) const { return occasion.end_time <= now; }
};

// Whether somebody who knows the one comes at the right time, and to the right place, for the other.
bool IsSameOccasion(const Place& known, const Place& place);

// What to tell of a change, if anything, where `overtaken` is what is queued and not told yet: who is to be told of a
// place is told where and when it is by then.
std::optional<OutgoingMessage::Kind> NewsOf(PlaceChange change, std::optional<OutgoingMessage::Kind> overtaken);

}  // namespace participation::people_bank
