#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/refusal/move.hpp"
#include "services/activity_tracking/domain/invitee.hpp"

namespace participation::activity_tracking {

// What an opportunity says.
struct Advert {
  std::string activity_id;
  std::string engagement_event_id;  // or empty
  std::string organisation;
  std::string title;
  std::string summary;
  std::string place;
  std::vector<std::string> topics;
  std::vector<std::string> areas;
  std::vector<std::string> involvements;  // names of the People Bank's values
  std::int64_t places = 0;
  clock::Time close_time;

  bool operator==(const Advert&) const = default;
};

// A chance to take part. PUBLISHED comes to CLOSED, which is final.
class Opportunity {
 public:
  enum class State { kPublished = 1, kClosed = 2 };

  struct Record {
    std::string opportunity_id;
    Advert advert;
    State state = State::kPublished;
    std::int64_t invited = 0;
    std::int64_t accepted = 0;
    std::int64_t declined = 0;
    std::int64_t version = 1;  // counts the events about it
    clock::Time create_time;
    clock::Time update_time;
  };

  // Refused if it would be closed at once.
  static absl::StatusOr<Opportunity> Publish(std::string opportunity_id, Advert advert, clock::Time now);
  static Opportunity Restore(Record record) { return Opportunity{std::move(record)}; }

  // Its engagement event was moved and now ends then: nobody is wanted for longer than that.
  void FollowEvent(clock::Time event_end, clock::Time now);
  // Whether that happened since it was published: an invitation may then have said another time or place.
  bool WasMoved() const { return record_.version > (state() == State::kClosed ? 2 : 1); }
  absl::Status Close(clock::Time now);

  // Counts somebody who was invited, and their answer in place of an earlier one. Said of a closed one too: what is
  // counted is what happened.
  void CountInvited() { ++record_.invited; }
  void CountAnswer(Invitee::Answer before, Invitee::Answer after);

  const Record& record() const { return record_; }
  const std::string& opportunity_id() const { return record_.opportunity_id; }
  State state() const { return record_.state; }

 private:
  explicit Opportunity(Record record) : record_{std::move(record)} {}

  Record record_;
};

// Refused if people were wanted for longer than there is something to come to.
absl::Status CheckClosesInTime(const Advert& advert, clock::Time event_end);

refusal::Moves MovesFrom(Opportunity::State state);

}  // namespace participation::activity_tracking
