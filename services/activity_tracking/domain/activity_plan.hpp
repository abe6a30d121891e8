#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace participation::activity_tracking {

// The legal duties to involve people; kNone is good practice without one.
enum class Duty { kSection13Q = 1, kSection14Z45 = 2, kSection242 = 3, kSection244 = 4, kEquality149 = 5, kNone = 6 };

// The ladder of participation, from the bottom up.
enum class Rung { kInforming = 1, kConsulting = 2, kInvolving = 3, kCollaborating = 4, kDevolving = 5 };

// The engagement cycle.
enum class Stage {
  kIdentifyNeeds = 1,
  kDevelopPriorities = 2,
  kImproveServices = 3,
  kProcureServices = 4,
  kMonitorServices = 5,
};

enum class Layer { kDirect = 1, kFormalNetworks = 2, kPublicTransparency = 3 };

// What an activity is to be: everything about it that somebody decides.
struct ActivityPlan {
  std::string programme_id;  // or empty
  std::string organisation;
  std::string title;
  std::string description;
  std::vector<Duty> duties;
  Rung rung = Rung::kInforming;
  Stage stage = Stage::kIdentifyNeeds;
  Layer layer = Layer::kDirect;
  std::string start_date;
  std::string end_date;  // or empty
  std::string place;
  std::string lead;  // job title
  std::vector<std::string> topics;

  bool operator==(const ActivityPlan&) const = default;
};

// INVALID_ARGUMENT if the end is before the start, or if there is to be a duty and none.
absl::Status CheckPlan(const ActivityPlan& plan);

}  // namespace participation::activity_tracking
