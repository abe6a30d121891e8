#pragma once

#include <map>
#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/paging/page.hpp"
#include "services/feedback_ingestion/domain/monthly_count.hpp"

namespace participation::feedback_ingestion {

// Which counts to list. What is empty does not narrow the list.
struct CountFilter {
  std::string organisation;  // always set
  std::string site;
  std::string question;
  std::string from_month;
  std::string to_month;
};

// How monthly counts are kept.
class MonthlyCountStore {
 public:
  explicit MonthlyCountStore(database::Transaction& transaction) : transaction_{transaction} {}

  void Increase(const std::map<CountKey, ItemCounts>& counts);

  // One page by month, question, site and service, and one count more if the list goes on. A key is `ListKey`.
  std::vector<MonthlyCount> List(const CountFilter& filter, const paging::Page& page);

  // What a page goes on behind.
  static std::string ListKey(const MonthlyCount& count);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::feedback_ingestion
