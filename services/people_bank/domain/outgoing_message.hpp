#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "libs/clock/clock.hpp"
#include "services/people_bank/domain/consent.hpp"

namespace participation::people_bank {

// Something to be sent to one person, or sent.
struct OutgoingMessage {
  enum class Kind { kInvitation = 1, kOutcome = 2, kPlace = 3, kMove = 4, kCallOff = 5 };
  enum class State { kQueued = 1, kSent = 2, kNotSent = 3 };

  std::string outgoing_message_id;
  std::string person_id;
  Kind kind = Kind::kInvitation;
  State state = State::kQueued;
  std::string reason;      // why it was not sent
  std::string subject_id;  // the invitation, the telling or the registration
  std::int64_t attempts = 0;
  clock::Time due_time;  // when to try, or to try again
  clock::Time create_time;
  std::optional<clock::Time> send_time;
  std::optional<Channel> channel;  // what it was sent through

  // One to be sent now.
  static OutgoingMessage Queued(std::string outgoing_message_id, Kind kind, std::string person_id,
                                std::string subject_id, clock::Time now);
};

// "invitation" …
std::string_view NameOf(OutgoingMessage::Kind kind);

// Why somebody is not asked or told; also why an invitation was cancelled.
enum class Obstacle {
  kNoConsent,
  kNoAddress,
  kErased,
  kOpportunityClosed,
  kContactCap,
  kUnknownPerson,
  kTooLate,
  kGivenBack,   // the place
  kOvertaken,   // by a later message about the same
  kUnreadable,  // their details do not open
};

// How often a message is tried whose person's details do not open: for about three days, within which the key store can
// be restored from its backup.
inline constexpr std::int64_t kMostAttemptsToOpen = 72;

// "NO_CONSENT" …
std::string_view NameOf(Obstacle obstacle);

// What the person must have agreed to be contacted for.
Purpose PurposeOf(OutgoingMessage::Kind kind);

// How long to wait after so many attempts that broke down: one minute, then twice as long each time, at most an hour.
std::chrono::minutes WaitAfter(std::int64_t attempts);

}  // namespace participation::people_bank
