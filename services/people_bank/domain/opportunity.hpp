#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "libs/clock/clock.hpp"

namespace participation::people_bank {

// How many people are invited by themselves for each place: about one in three comes.
inline constexpr std::int64_t kInvitationsPerPlace = 3;
// The most that are invited to one opportunity without anybody naming them.
inline constexpr std::int64_t kMostFoundPeople = 3000;

// When something closes that is open until somebody closes it.
inline constexpr clock::Time kNeverCloses{std::chrono::sys_days{std::chrono::year{2199} / 12 / 31}};

// When and where an engagement event takes place, as it was published.
struct Occasion {
  clock::Time start_time;
  clock::Time end_time;
  std::string place;  // empty if it is on line only
  bool online = false;
};

// Something that people are wanted for, as activity tracking published it, and how far the search for them has come.
struct Opportunity {
  enum class State { kOpen = 1, kClosed = 2 };

  // Looking for those who suit best; inviting them; done.
  enum class Search { kLooking = 1, kInviting = 2, kDone = 3 };

  std::string opportunity_id;
  std::string organisation;
  std::string title;
  std::string summary;
  std::string place;
  // Whom to look for, as interests ("topic:maternity"). Empty: nobody in particular.
  std::vector<std::string> asks;
  std::int64_t places = 0;
  clock::Time close_time;
  State state = State::kOpen;
  Search search = Search::kLooking;
  // The last person who was looked at.
  std::string looked_at;
  std::optional<Occasion> occasion;  // at which whoever accepts is registered

  bool IsOpen(clock::Time now) const { return state == State::kOpen && now < close_time; }

  std::int64_t MostFoundPeople() const {
    return std::min(std::clamp<std::int64_t>(places, 0, kMostFoundPeople) * kInvitationsPerPlace, kMostFoundPeople);
  }
};

// How something is refused that needs an open opportunity, with what is allowed instead.
absl::Status OpportunityClosed(const std::string& allowed);

}  // namespace participation::people_bank
