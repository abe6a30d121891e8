#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "absl/status/statusor.h"
#include "services/impact_reporting/domain/telling.hpp"

namespace participation::impact_reporting {

// How far the loop of one outcome is closed, in people, and in contributions where there is nobody to count.
struct TellingSummary {
  std::string outcome_id = {};
  std::int64_t due = 0;
  std::int64_t overdue = 0;  // of those due
  std::int64_t told = 0;
  std::int64_t not_reachable = 0;
  std::map<Telling::Reason, std::int64_t> reasons = {};  // of those not reachable
  std::int64_t contributions = 0;
  std::int64_t contributions_unknown = 0;
  std::int64_t contributions_left = 0;
  bool complete = false;  // whether everyone to be told was found
};

// The same, safe to publish; absent counts are withheld.
struct PublishedTellings {
  using Count = std::optional<std::int64_t>;

  std::string outcome_id = {};
  Count due = {};
  Count overdue = {};
  Count told = {};
  Count not_reachable = {};
  std::map<Telling::Reason, Count> reasons = {};
  Count contributions = {};
  Count contributions_unknown = {};
  Count contributions_left = {};
  bool complete = false;

  void WithholdContributions();
};
absl::StatusOr<PublishedTellings> Publish(const TellingSummary& summary);

// Those of several outcomes together, of which each count is withheld if that of one is. It counts tellings: somebody
// due to be told of two outcomes counts twice.
PublishedTellings Together(std::span<const PublishedTellings> outcomes);

// The same with every count, for those who may see all.
PublishedTellings Uncovered(const TellingSummary& summary);

}  // namespace participation::impact_reporting
