#include "services/people_bank/domain/interests.hpp"

#include <algorithm>

namespace participation::people_bank {
namespace {

template <class T>
void SortUnique(std::vector<T>& values) {
  std::ranges::sort(values);
  values.erase(std::ranges::unique(values).begin(), values.end());
}

std::string_view CodeOf(Involvement involvement) {
  switch (involvement) {
    case Involvement::kSurvey:
      return "survey";
    case Involvement::kFocusGroup:
      return "focus-group";
    case Involvement::kEvent:
      return "event";
    case Involvement::kReadingGroup:
      return "reading-group";
    case Involvement::kProjectTeam:
      return "project-team";
    case Involvement::kCitizensPanel:
      return "citizens-panel";
    case Involvement::kPatientLeader:
      return "patient-leader";
  }
  return "unknown";
}

}  // namespace

std::string TopicInterest(std::string_view topic) { return "topic:" + std::string{topic}; }
std::string AreaInterest(std::string_view area) { return "area:" + std::string{area}; }
std::string InvolvementInterest(Involvement involvement) { return "involvement:" + std::string{CodeOf(involvement)}; }

Interests Sorted(Interests interests) {
  SortUnique(interests.topics);
  SortUnique(interests.areas);
  SortUnique(interests.involvements);
  return interests;
}

std::vector<std::string> Listed(const Interests& interests) {
  std::vector<std::string> listed;
  for (const auto& topic : interests.topics) listed.push_back(TopicInterest(topic));
  for (const auto& area : interests.areas) listed.push_back(AreaInterest(area));
  for (const auto involvement : interests.involvements) listed.push_back(InvolvementInterest(involvement));
  SortUnique(listed);
  return listed;
}

}  // namespace participation::people_bank
