#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "services/impact_reporting/domain/contribution.hpp"
#include "services/impact_reporting/domain/participation.hpp"

namespace participation::impact_reporting {

// What people gave, and how much of it there is by organisation, month, kind, and activity or consultation.
class ContributionStore {
 public:
  explicit ContributionStore(database::Transaction& transaction) : transaction_{transaction} {}

  // Nothing if it has not arrived.
  std::optional<Contribution> Find(const std::string& contribution_id);
  // Those that have, by id.
  std::map<std::string, Contribution> Find(std::span<const std::string> contribution_ids);

  // Keeps contributions and counts them. False of those that were there already, which change nothing.
  std::vector<bool> Add(std::span<const Contribution> contributions);

  // Whether anybody contributed anything to an organisation.
  bool HasAnyOf(const std::string& organisation);
  ParticipationTally Tally(const std::string& organisation, const Months& months);
  // The smallest of the numbers that the months of one activity or consultation are added up from: what was given to
  // it, or to another, in one of them. 0 if nothing was given to it.
  std::int64_t LeastBeside(Contribution::Kind kind, const std::string& subject);

  // Takes the person off `most` of what they gave, and tells of how many that was. The counts stay.
  std::size_t Unlink(const std::string& person_id, std::size_t most);

  // Remembers that somebody left, and whether something here is still theirs.
  void Leave(const std::string& person_id);
  void MarkForgotten(const std::string& person_id);
  // There is, for those whom a telling is still linked to.
  void RemindOfTellings();
  bool HasLeft(const std::string& person_id);
  // Those of some who have.
  std::set<std::string> WhoLeft(std::span<const std::string> person_ids);
  // Somebody who left and to whom something still belongs.
  std::optional<std::string> FindToForget();

 private:
  void Count(std::span<const Contribution> contributions, const std::vector<bool>& chosen);

  database::Transaction& transaction_;
};

}  // namespace participation::impact_reporting
