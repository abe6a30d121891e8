#pragma once

#include <array>
#include <compare>
#include <map>
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

    auto operator<=>(const Key&) const = default;
  };
  // How many gave each answer, by its official code from 1 to 6.
  using Counts = std::map<Key, std::array<std::int64_t, 6>>;

  // Counts answers, which makes another version of their months.
  void Add(const Counts& counts);

  // Which version of everybody's counts each month is of, those without any left out. No two states of a month's counts
  // ever have the same, not even those of a transaction that was rolled back, or of a database that was restored.
  std::map<Month, std::string> Versions(const std::string& question, const Months& months);

  // Everybody's counts of a month, by organisation and site.
  std::vector<SiteCounts> OfMonth(const std::string& question, const Month& month);

  // One organisation's counts, or one of its sites' if `site` is not empty, month by month in order.
  std::vector<MonthCounts> Series(const std::string& organisation, const std::string& site, const std::string& question,
                                  const Months& months);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::impact_reporting
