#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"
#include "libs/refusal/move.hpp"

namespace participation::activity_tracking {

// A place at an engagement event, or in the queue for one. REGISTERED and WAITING may come to CANCELLED, ATTENDED or
// CALLED_OFF, WAITING to REGISTERED; the others are final.
class Registration {
 public:
  enum class State { kRegistered = 1, kWaiting = 2, kCancelled = 3, kAttended = 4, kCalledOff = 5 };

  struct Record {
    std::string registration_id;
    std::string engagement_event_id;
    std::string person_id;  // empty for somebody who did not say who they are, or was forgotten
    State state = State::kRegistered;
    std::vector<std::string> adjustments;
    std::int64_t ticket = 0;   // the queue is served in this order
    std::int64_t version = 0;  // counts the events about it
    clock::Time create_time;
    clock::Time update_time;
  };

  // A registration as its event granted it, with each adjustment once.
  static Registration Make(Record record);
  static Registration Restore(Record record) { return Registration{std::move(record)}; }

  // Asks for these, each once, in place of what was asked for. Refused once it is final.
  absl::Status ChangeAdjustments(std::vector<std::string> adjustments, clock::Time now);
  absl::Status Promote(clock::Time now);
  absl::Status Cancel(clock::Time now);
  absl::Status Attend(clock::Time now);

  // Comes to the version that the next event about it has.
  void Advance() { ++record_.version; }

  // Whether they have a place or wait for one.
  bool IsLive() const { return state() == State::kRegistered || state() == State::kWaiting; }

  const Record& record() const { return record_; }
  const std::string& registration_id() const { return record_.registration_id; }
  State state() const { return record_.state; }

 private:
  explicit Registration(Record record) : record_{std::move(record)} {}

  absl::Status RefuseUnless(bool possible) const;
  void MoveTo(State state, clock::Time now);

  Record record_;
};

refusal::Moves MovesFrom(Registration::State state);

}  // namespace participation::activity_tracking
