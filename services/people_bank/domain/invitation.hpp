#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"

namespace participation::people_bank {

// Nobody is asked more often than this within the window, whichever organisations ask: people whom everybody writes to
// leave.
inline constexpr std::int64_t kMostInvitations = 3;
inline constexpr std::chrono::hours kInvitationWindow{28 * 24};

// The reason of an invitation that somebody gave by hand.
inline constexpr std::string_view kNamed = "named";

// One person asked to take up one opportunity.
class Invitation {
 public:
  enum class State { kQueued = 1, kSent = 2, kAccepted = 3, kDeclined = 4, kCancelled = 5 };

  struct Record {
    std::string invitation_id;
    std::string opportunity_id;
    std::string person_id;
    State state = State::kQueued;
    std::vector<std::string> reasons;
    std::string cancel_reason;
    std::int64_t version = 0;   // counts the events about it
    std::int64_t revision = 1;  // counts the changes of it
    clock::Time create_time;
    std::optional<clock::Time> send_time;
    std::optional<clock::Time> answer_time;
  };

  static Invitation Queue(std::string invitation_id, std::string opportunity_id, std::string person_id,
                          std::vector<std::string> reasons, clock::Time now);
  static Invitation Restore(Record record) { return Invitation{std::move(record)}; }

  // Not sent after all, or again: only what is queued can be cancelled, only what is cancelled queued again.
  bool Cancel(std::string_view reason);
  bool QueueAgain(clock::Time now);

  // It went out. True if that is news, of which an event tells: only what is queued becomes SENT. One that was
  // cancelled while it was on its way stays CANCELLED, and keeps when it went out all the same. An answer stands.
  bool MarkSent(clock::Time now);

  // True if that is news, of which an event tells; refused with what is allowed in this state.
  absl::StatusOr<bool> Accept(clock::Time now);
  absl::StatusOr<bool> Decline(clock::Time now);

  const Record& record() const { return record_; }
  const std::string& invitation_id() const { return record_.invitation_id; }
  State state() const { return record_.state; }
  std::int64_t version() const { return record_.version; }

 private:
  explicit Invitation(Record record) : record_{std::move(record)} {}

  void MoveTo(State state);
  absl::Status Refuse() const;

  Record record_;
};

}  // namespace participation::people_bank
