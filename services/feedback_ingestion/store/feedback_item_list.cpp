#include "services/feedback_ingestion/store/feedback_item_list.hpp"

#include <algorithm>
#include <map>

#include "services/feedback_ingestion/store/feedback_item_rows.hpp"
#include "services/feedback_ingestion/store/feedback_item_store.hpp"

namespace participation::feedback_ingestion {
namespace {

constexpr std::size_t kDateLength = 10;
constexpr std::size_t kLookedAtAtOnce = 500;

// Where an item stands in the list: its date, then its id.
struct Place {
  std::string date;
  std::string id;
};

Place StartOf(const ItemFilter& filter, std::string_view key) {
  if (key.size() < kDateLength) return {filter.month + "-01", ""};
  return {std::string{key.substr(0, kDateLength)}, std::string{key.substr(kDateLength)}};
}

std::vector<database::Parameter> IdsOf(const std::vector<Place>& places) {
  std::vector<database::Parameter> ids;
  ids.reserve(places.size());
  for (const Place& place : places) ids.emplace_back(place.id);
  return ids;
}

// The index that narrows the list most, and the value it is asked for.
struct Way {
  std::string_view from;  // table and condition; $1 is `key`, $2 the organisation
  std::string key;
};

Way WayFor(const ItemFilter& filter) {
  if (!filter.consultation_id.empty()) {
    return {"feedback_items WHERE consultation_id = $1 AND consultation_id <> '' AND organisation = $2",
            filter.consultation_id};
  }
  if (!filter.theme.empty()) return {"item_themes WHERE theme = $1 AND organisation = $2", filter.theme};
  return {"feedback_items WHERE $1 = '' AND organisation = $2", ""};
}

bool Fits(const FeedbackItem& item, const ItemFilter& filter) {
  const Submission& said = item.said();
  const auto& themes = item.facts().themes;
  return (filter.site.empty() || said.site == filter.site) &&
         (filter.question.empty() || said.question == filter.question) && (!filter.has_text || item.HasText()) &&
         (filter.consultation_id.empty() || said.consultation_id == filter.consultation_id) &&
         (filter.theme.empty() || std::ranges::find(themes, filter.theme, &ThemeAssignment::theme) != themes.end());
}

class Listing {
 public:
  Listing(database::Transaction& transaction, const ItemFilter& filter)
      : transaction_{transaction}, filter_{filter}, way_{WayFor(filter)} {}

  // The places of up to `most` items behind `after`, in order.
  std::vector<Place> Behind(const Place& after, std::size_t most) {
    const std::string sql = "SELECT experience_date, feedback_item_id FROM " + std::string{way_.from} +
                            " AND experience_date <= $3 AND (experience_date, feedback_item_id) > ($4, $5) "
                            "ORDER BY experience_date, feedback_item_id LIMIT $6";
    const std::string last = filter_.month.empty() ? "9999" : filter_.month + "-31";
    std::vector<Place> places;
    for (const auto& row :
         transaction_.Execute(sql, {way_.key, filter_.organisation, last, after.date, after.id, most})) {
      places.push_back({row.Text(0), row.Text(1)});
    }
    return places;
  }

 private:
  database::Transaction& transaction_;
  const ItemFilter& filter_;
  Way way_;
};

}  // namespace

ItemPage ListItems(database::Transaction& transaction, const ItemFilter& filter, const paging::Page& page) {
  Listing listing{transaction, filter};
  FeedbackItemStore items{transaction};
  ItemPage found;
  Place last = StartOf(filter, page.after);
  std::size_t looked_at = 0;
  while (looked_at < kMostLookedAt) {
    const std::size_t at_once = std::min(kLookedAtAtOnce, page.size - found.items.size() + 1);
    const auto places = listing.Behind(last, at_once);
    auto looked_up = items.FindAll(IdsOf(places));
    for (const Place& place : places) {
      if (found.items.size() == page.size) return found.next = last.date + last.id, found;
      last = place;
      ++looked_at;
      const auto item = looked_up.find(place.id);
      if (item != looked_up.end() && Fits(item->second, filter)) found.items.push_back(std::move(item->second));
    }
    if (places.size() < at_once) return found;
  }
  found.next = last.date + last.id;
  return found;
}

}  // namespace participation::feedback_ingestion
