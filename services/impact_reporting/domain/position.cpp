#include "services/impact_reporting/domain/position.hpp"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace participation::impact_reporting {

std::string Position::ToText() const { return absl::StrCat(finding, "|", month, "|", contribution_id); }

std::optional<Position> Position::FromText(std::string_view text) {
  const std::vector<std::string> parts = absl::StrSplit(absl::string_view{text.data(), text.size()}, '|');
  Position position;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &position.finding)) return std::nullopt;
  position.month = parts[1];
  position.contribution_id = parts[2];
  return position;
}

}  // namespace participation::impact_reporting
