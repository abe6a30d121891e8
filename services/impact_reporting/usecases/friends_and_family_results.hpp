#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/cache/cache.hpp"
#include "libs/database/database.hpp"
#include "libs/organisations/directory.hpp"
#include "services/impact_reporting/domain/friends_and_family.hpp"

namespace participation::impact_reporting {

struct ResultsQuery {
  Level level = Level::kOrganisation;
  Months months;
  std::string organisation = {};  // all if empty
  std::string question = kFriendsAndFamilyQuestion;
  bool whole_period = false;
  bool published = true;  // under suppression
};

// Where one result stands among all: by month, organisation and site.
std::string KeyOf(const FriendsAndFamilyResult& result);

// At most `limit` results in order of keys, from after one. A whole period in which the test changed what it measured
// is refused with INVALID_ARGUMENT, naming the month to begin with. Works out only the months that it needs, and of
// published ones only those that changed; a whole period needs them all.
absl::StatusOr<std::vector<FriendsAndFamilyResult>> ListResults(database::Transaction& transaction, cache::Cache& cache,
                                                                const organisations::Directory& directory,
                                                                const ResultsQuery& query, const std::string& after,
                                                                std::size_t limit);

}  // namespace participation::impact_reporting
