#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/refusal/move.hpp"
#include "services/activity_tracking/domain/registration.hpp"

namespace participation::activity_tracking {

inline constexpr std::chrono::days kLongestEngagementEvent{31};
// How many may wait for a place at one engagement event.
inline constexpr std::int64_t kMostWaiting = 10000;

// What an engagement event is to be.
struct Schedule {
  std::string activity_id;
  std::string organisation;
  std::string title;
  clock::Time start_time;
  clock::Time end_time;
  std::string place;
  std::string online_link;
  std::int64_t capacity = 0;
  std::vector<std::string> adjustments_offered;

  bool operator==(const Schedule&) const = default;
};

// Whether people who were told of the one would come at the wrong time, or to the wrong place, for the other.
bool IsMoved(const Schedule& from, const Schedule& to);

// An occasion at which people meet, with its places. SCHEDULED may come to CANCELLED, which is final. While it is not
// over, people wait only if every place is taken.
class EngagementEvent {
 public:
  enum class State { kScheduled = 1, kCancelled = 2 };

  struct Record {
    std::string engagement_event_id;
    Schedule schedule;
    State state = State::kScheduled;
    std::string cancel_reason;
    std::int64_t registered = 0;
    std::int64_t waiting = 0;
    std::int64_t attended = 0;
    std::int64_t walk_ins = 0;
    std::int64_t tickets = 0;  // how many were drawn
    // Whoever drew a ticket after `told`, up to `to_tell`, is still to be told how it stands now.
    std::int64_t told = 0;
    std::int64_t to_tell = 0;
    std::int64_t revision = 1;  // counts the changes of the schedule and the state
    clock::Time create_time;
    clock::Time update_time;
  };

  static absl::StatusOr<EngagementEvent> Plan(std::string engagement_event_id, Schedule schedule, clock::Time now);
  static EngagementEvent Restore(Record record) { return EngagementEvent{std::move(record)}; }

  // Takes over another schedule of the same activity, with at least as many places as are taken. If it is moved by
  // that, whoever is registered is to be told.
  absl::Status Reschedule(Schedule schedule, clock::Time now);
  // Nobody has a place, or waits for one, any more, which they are to be told. Refused once somebody came: it took
  // place.
  absl::Status Cancel(std::string reason, clock::Time now);

  // Refused once it is over or cancelled: nobody can register, or ask for adjustments, then.
  absl::Status CheckTakesPeople(clock::Time now) const;
  // Draws a ticket for a place or, if none is free, for the queue.
  absl::StatusOr<Registration::State> TakePlace(clock::Time now);
  // A registration in that state was cancelled.
  void GiveBack(Registration::State state);
  // How many of those who wait can have a place.
  std::int64_t PlacesToPassOn(clock::Time now) const;
  void PassOnPlace();

  // Whoever drew a ticket up to this one was told how it stands.
  void MarkTold(std::int64_t ticket) { record_.told = ticket; }

  // Somebody came, by a registration in that state or without one. Refused before it begins.
  absl::Status Admit(std::optional<Registration::State> registration, clock::Time now);

  bool HasBegun(clock::Time now) const { return record_.schedule.start_time <= now; }

  const Record& record() const { return record_; }
  const std::string& engagement_event_id() const { return record_.engagement_event_id; }
  const Schedule& schedule() const { return record_.schedule; }
  State state() const { return record_.state; }

 private:
  explicit EngagementEvent(Record record) : record_{std::move(record)} {}

  bool IsOver(clock::Time now) const { return record_.schedule.end_time <= now; }
  absl::Status CheckScheduled() const;
  void TellEverybody();

  Record record_;
};

refusal::Moves MovesFrom(EngagementEvent::State state);

}  // namespace participation::activity_tracking
