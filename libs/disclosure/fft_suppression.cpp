#include "libs/disclosure/fft_suppression.hpp"

#include <algorithm>
#include <tuple>

#include "absl/strings/str_cat.h"

namespace participation::disclosure {
namespace {

using statistics::Total;

absl::Status ValidateParent(std::span<const FftUnit> units, std::size_t position) {
  const auto& unit = units[position];
  if (unit.level == FftLevel::kIcb) {
    if (unit.parent) return absl::InvalidArgumentError(absl::StrCat("unit ", position, " is an ICB and has a parent"));
    return absl::OkStatus();
  }
  const int above = static_cast<int>(unit.level) - 1;
  if (!unit.parent || *unit.parent >= position || static_cast<int>(units[*unit.parent].level) != above) {
    return absl::InvalidArgumentError(
        absl::StrCat("unit ", position, " must have a parent one level up that stands before it"));
  }
  return absl::OkStatus();
}

absl::Status ValidateUnits(std::span<const FftUnit> units) {
  if (units.size() > kMaxFftUnits) {
    return absl::InvalidArgumentError(absl::StrCat("a return holds at most ", kMaxFftUnits, " units"));
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (auto refusal = statistics::Validate(units[i].counts); !refusal.ok()) return refusal;
    if (auto refusal = ValidateParent(units, i); !refusal.ok()) return refusal;
  }
  return absl::OkStatus();
}

// Positions of the units that share a parent, parents in the order of the list: ICBs first, then each unit's children.
std::vector<std::vector<std::size_t>> SiblingGroups(std::span<const FftUnit> units) {
  std::vector<std::vector<std::size_t>> groups(units.size() + 1);
  for (std::size_t i = 0; i < units.size(); ++i) groups[units[i].parent ? *units[i].parent + 1 : 0].push_back(i);
  return groups;
}

// Ascending by total, zero totals left out; equal totals by specialities, name, then position.
std::vector<std::size_t> Ascending(std::span<const FftUnit> units, const std::vector<std::size_t>& siblings) {
  auto order = siblings;
  std::erase_if(order, [&](std::size_t i) { return Total(units[i].counts) == 0; });
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    const auto total_a = Total(units[a].counts);
    const auto total_b = Total(units[b].counts);
    return std::tie(total_a, units[a].first_speciality, units[a].second_speciality, units[a].name) <
           std::tie(total_b, units[b].first_speciality, units[b].second_speciality, units[b].name);
  });
  return order;
}

void FlagSiblings(std::span<const FftUnit> units, const std::vector<std::size_t>& siblings, bool parent_suppressed,
                  std::vector<FftFlags>& flags) {
  const auto order = Ascending(units, siblings);
  std::vector<FftFlags> ranked(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    ranked[i].rank = i + 1;
    ranked[i].first_level = IsFirstLevel(Total(units[order[i]].counts));
  }
  FlagSecondLevel(ranked);
  if (parent_suppressed) FlagCascade(ranked);
  for (std::size_t i = 0; i < order.size(); ++i) flags[order[i]] = ranked[i];
}

}  // namespace

absl::StatusOr<std::vector<FftFlags>> FlagFft(std::span<const FftUnit> units) {
  if (auto refusal = ValidateUnits(units); !refusal.ok()) return refusal;
  std::vector<FftFlags> flags(units.size());
  const auto groups = SiblingGroups(units);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    // A parent stands before its children, so its own group was flagged already.
    const bool parent_suppressed = group > 0 && flags[group - 1].Any();
    FlagSiblings(units, groups[group], parent_suppressed, flags);
  }
  return flags;
}

PublishedFft Publish(const FftUnit& unit, const FftFlags& flags, FftPercentages rule) {
  PublishedFft published;
  published.total = Total(unit.counts);
  published.eligible = unit.eligible;
  published.counts_withheld = flags.Any();
  published.percentages_withheld = rule == FftPercentages::kOfficial ? flags.first_level : flags.Any();
  if (!published.counts_withheld) {
    published.counts = unit.counts;
    published.modes = unit.modes;
  }
  if (!published.percentages_withheld) {
    published.positive = statistics::PercentPositive(unit.counts);
    published.negative = statistics::PercentNegative(unit.counts);
  }
  return published;
}

}  // namespace participation::disclosure
