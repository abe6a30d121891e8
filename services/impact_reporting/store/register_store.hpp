#pragma once

#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/participation.hpp"

namespace participation::impact_reporting {

// What somebody on the register would like, coded.
struct Interest {
  RegisterCount::Dimension dimension = RegisterCount::Dimension::kTopic;
  std::string code = {};
};

// How many people on the register have what in common; about each only what keeps the counts right.
class RegisterStore {
 public:
  explicit RegisterStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Remembers that somebody registered. True if it is news.
  bool Register(const std::string& person_id);

  // Puts somebody's interests in place of earlier ones.
  void SetInterests(const std::string& person_id, const std::vector<Interest>& interests);
  void SetConsent(const std::string& person_id, const std::string& code, bool given);

  // Forgets somebody: their consents no longer count, everything else does.
  void Forget(const std::string& person_id);

  void Count(RegisterCount::Dimension dimension, const std::string& code, int change);
  // By dimension and code; all dimensions if none is given.
  std::vector<RegisterCount> List(std::optional<RegisterCount::Dimension> dimension);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::impact_reporting
