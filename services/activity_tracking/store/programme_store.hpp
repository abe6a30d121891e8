#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "libs/paging/page.hpp"
#include "services/activity_tracking/domain/programme.hpp"

namespace participation::activity_tracking {

class ProgrammeStore {
 public:
  explicit ProgrammeStore(database::Transaction& transaction) : transaction_{transaction} {}

  // NOT_FOUND if there is none with this id.
  absl::StatusOr<Programme> Find(std::string_view programme_id);
  // The same, and nobody else changes it until this transaction ends.
  absl::StatusOr<Programme> FindForChange(std::string_view programme_id);

  void Save(const Programme& programme);

  // One more than the page holds, if there are; every organisation's if that is empty.
  std::vector<Programme> List(const std::string& organisation, const paging::Page& page);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::activity_tracking
