#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "libs/policy/organisations.hpp"
#include "services/feedback_ingestion/domain/feedback_item.hpp"

namespace participation::feedback_ingestion {

// What somebody says by hand that an item is about.
struct ThemesByHand {
  std::string feedback_item_id;
  std::vector<std::string> themes;
  std::string etag;                     // not checked if empty
  policy::Organisations organisations;  // whose items may be coded
};

// Puts them in place of what was said before, and tells of it if that is a change.
absl::StatusOr<FeedbackItem> AssignThemes(database::Transaction& transaction, const ThemesByHand& by_hand);

}  // namespace participation::feedback_ingestion
