#pragma once

#include <string>

#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/participation.hpp"

namespace participation::impact_reporting {

// How invitations to each opportunity fared.
class ReachStore {
 public:
  explicit ReachStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Says whose opportunity it is.
  void SetOrganisation(const std::string& opportunity_id, const std::string& organisation);
  // Counts an invitation once, and its latest answer.
  void CountSent(const std::string& invitation_id, const std::string& opportunity_id);
  void CountAnswer(const std::string& invitation_id, const std::string& opportunity_id, bool accepted);

  // Of all opportunities of an organisation.
  ReachTally Tally(const std::string& organisation);

 private:
  void Change(const std::string& opportunity_id, const ReachTally& by);

  database::Transaction& transaction_;
};

}  // namespace participation::impact_reporting
