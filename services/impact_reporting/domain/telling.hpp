#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "libs/clock/clock.hpp"

namespace participation::impact_reporting {

// One contributor due to be told of one outcome.
struct Telling {
  enum class State { kDue = 1, kTold = 2, kNotReachable = 3 };
  // Why somebody cannot be told, by the numbers of people_bank.v1.ContributorNotReachable.Reason.
  enum class Reason {
    kNone = 0,
    kNoConsent = 1,
    kNoAddress = 2,
    kErased = 3,
    kUnknownPerson = 4,
    kDetailsUnreadable = 5,
  };

  std::string id = {};
  std::string outcome_id = {};
  std::string organisation = {};
  std::string person_id = {};  // empty once they were forgotten
  State state = State::kDue;
  Reason reason = Reason::kNone;
  int channel = 0;  // number of people_bank.v1.Channel
  std::string due_date = {};
  clock::Time create_time = {};
  std::optional<clock::Time> settle_time = {};

  bool IsOverdue(std::string_view today) const { return state == State::kDue && due_date < today; }

  // They were told, which holds whatever is heard later.
  void Tell(int by_channel, clock::Time now) {
    state = State::kTold;
    reason = Reason::kNone;
    channel = by_channel;
    settle_time = now;
  }
  // They cannot be told; nothing changes if they were told already.
  void GiveUp(Reason why, clock::Time now) {
    if (state == State::kTold) return;
    state = State::kNotReachable;
    reason = why;
    settle_time = now;
  }
  // They were forgotten: whom it was about is lost, that they were told is not.
  void Unlink(clock::Time now) {
    GiveUp(Reason::kErased, now);
    person_id.clear();
  }
};

// How many tellings are in each state, and why.
struct TellingCount {
  Telling::State state = Telling::State::kDue;
  Telling::Reason reason = Telling::Reason::kNone;
  std::int64_t count = 0;
};

}  // namespace participation::impact_reporting
