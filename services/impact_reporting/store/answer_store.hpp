#pragma once

#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/chart.hpp"
#include "services/impact_reporting/domain/friends_and_family.hpp"

namespace participation::impact_reporting {

// How many gave each answer, by organisation, site, question and month.
class AnswerStore {
 public:
  explicit AnswerStore(database::Transaction& transaction) : transaction_{transaction} {}

  struct Key {
    std::string organisation = {};
    std::string question = {};
    Month month = {};
    std::string site = {};
  };

  // Counts one answer, by its official code 1 to 6.
  void Count(const Key& key, int answer);

  // Everybody's counts of a month, by organisation and site.
  std::vector<SiteCounts> OfMonth(const std::string& question, const Month& month);

  // One organisation's counts, or one of its sites' if `site` is not empty, month by month in order.
  std::vector<MonthCounts> Series(const std::string& organisation, const std::string& site, const std::string& question,
                                  const Months& months);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::impact_reporting
