#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/paging/page.hpp"
#include "services/feedback_ingestion/domain/feedback_item.hpp"

namespace participation::feedback_ingestion {

// Which items to list. What is empty does not narrow the list.
struct ItemFilter {
  std::string organisation;  // always set
  std::string site;
  std::string month;  // YYYY-MM, of experience
  std::string theme;
  std::string consultation_id;
  std::string question;
  bool has_text = false;
};

// Most items that are looked at for one page, whether they fit or not: what bounds the cost of a rare filter.
inline constexpr std::size_t kMostLookedAt = 5000;

struct ItemPage {
  std::vector<FeedbackItem> items;
  std::string next;  // the key to go on behind; empty if the list ends here
};

// One page of items by date of experience and then by time of receipt.
ItemPage ListItems(database::Transaction& transaction, const ItemFilter& filter, const paging::Page& page);

}  // namespace participation::feedback_ingestion
