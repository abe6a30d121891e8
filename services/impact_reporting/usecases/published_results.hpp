#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/cache/cache.hpp"
#include "libs/database/database.hpp"
#include "libs/organisations/directory.hpp"
#include "services/impact_reporting/domain/friends_and_family.hpp"

namespace participation::impact_reporting {

// Whose results are those of everybody together.
inline constexpr char kNation[] = "";

// What everybody may see of the answers to a question, month by month. What may be shown of one place depends on all
// others, so each month is worked out for the whole country, and kept until an answer is counted in it.
class PublishedResults {
 public:
  // Results of some of the `months`, as `transaction` sees them.
  PublishedResults(database::Transaction& transaction, cache::Cache& cache, const organisations::Directory& directory,
                   std::string question, const Months& months);

  // All places of a month, as ComputeResults puts them.
  absl::StatusOr<std::vector<FriendsAndFamilyResult>> OfAll(const Month& month);
  // Of those, an organisation with its sites, or what else has this code.
  absl::StatusOr<std::vector<FriendsAndFamilyResult>> Of(const Month& month, const std::string& organisation);

 private:
  std::string KeyOf(const Month& month, const std::string& whose) const;

  database::Transaction& transaction_;
  cache::Cache& cache_;
  const organisations::Directory& directory_;
  const std::string question_;
  const std::map<Month, std::string> versions_;
};

// What staff may see of a month: nothing is withheld, so that none of it is ever kept.
absl::StatusOr<std::vector<FriendsAndFamilyResult>> FullResults(database::Transaction& transaction,
                                                                const organisations::Directory& directory,
                                                                const std::string& question, const Month& month);

}  // namespace participation::impact_reporting
