#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace participation::people_bank {

// A kind of involvement.
enum class Involvement {
  kSurvey = 1,
  kFocusGroup = 2,
  kEvent = 3,
  kReadingGroup = 4,
  kProjectTeam = 5,
  kCitizensPanel = 6,
  kPatientLeader = 7,
};

// What somebody would like to be involved in: topics by code, places by outward postcode.
struct Interests {
  std::vector<std::string> topics;
  std::vector<std::string> areas;
  std::vector<Involvement> involvements;

  bool operator==(const Interests&) const = default;
};

// One interest as text, the form in which people are found and invitations explain themselves: "topic:maternity",
// "area:E1", "involvement:focus-group".
std::string TopicInterest(std::string_view topic);
std::string AreaInterest(std::string_view area);
std::string InvolvementInterest(Involvement involvement);

// Each once, in order.
Interests Sorted(Interests interests);

// All of them as text.
std::vector<std::string> Listed(const Interests& interests);

}  // namespace participation::people_bank
