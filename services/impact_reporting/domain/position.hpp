#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/impact_reporting/domain/month.hpp"

namespace participation::impact_reporting {

// How far a walk through the contributions behind a decision has got: finding by finding, month by month.
struct Position {
  int finding = 0;   // among the decision's findings
  Month month = {};  // empty before the first contribution of the finding
  std::string contribution_id = {};

  bool operator==(const Position&) const = default;

  // "2|2026-03|…", and back; nothing for another text.
  std::string ToText() const;
  static std::optional<Position> FromText(std::string_view text);
};

}  // namespace participation::impact_reporting
