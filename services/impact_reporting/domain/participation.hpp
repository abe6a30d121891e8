#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "services/impact_reporting/domain/contribution.hpp"
#include "services/impact_reporting/domain/month.hpp"

namespace participation::impact_reporting {

// How much was given in one month, in one way; all months if `month` is empty, all ways if `kind` is absent.
struct ParticipationCount {
  Month month = {};
  std::optional<Contribution::Kind> kind = {};
  std::optional<std::int64_t> contributions = {};  // absent if withheld
};

// Contributions of one organisation, by month and kind.
using ParticipationTally = std::map<std::pair<Month, Contribution::Kind>, std::int64_t>;

// Each month and kind, each kind's total, each month's total and the total, safe to publish: a month and kind alone
// decides whether it is shown, and a total only adds up what is shown, so that it does not matter which months somebody
// asks for.
std::vector<ParticipationCount> PublishParticipation(const Months& months, const ParticipationTally& tally);

// How invitations fared.
struct ReachTally {
  std::int64_t invited = 0;
  std::int64_t accepted = 0;
  std::int64_t declined = 0;
};

// The same, safe to publish; absent counts are withheld.
struct Reach {
  std::optional<std::int64_t> invited = {};
  std::optional<std::int64_t> accepted = {};
  std::optional<std::int64_t> declined = {};
  std::optional<std::int64_t> unanswered = {};
};
absl::StatusOr<Reach> PublishReach(const ReachTally& tally);

// How many on the register have something in common, each count by itself.
struct RegisterCount {
  enum class Dimension { kRegistered = 1, kLeft = 2, kTopic = 3, kArea = 4, kInvolvement = 5, kConsent = 6 };

  Dimension dimension = Dimension::kRegistered;
  std::string code = {};
  std::optional<std::int64_t> people = {};  // absent if withheld
};

// Withholds counts below 10. They overlap and have no total to be subtracted from.
void Publish(std::span<RegisterCount> counts);

}  // namespace participation::impact_reporting
