#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/invitation.hpp"

namespace participation::people_bank {

// The invitations that a transaction sees: one at most of one person to one opportunity.
class InvitationStore {
 public:
  struct Query {
    std::string opportunity_id;  // or empty
    std::string person_id;       // or empty, but not both
    std::optional<Invitation::State> state;
    std::string after;
    std::size_t limit = 0;
  };

  explicit InvitationStore(database::Transaction& transaction) : transaction_{transaction} {}

  absl::StatusOr<Invitation> Find(const std::string& invitation_id);
  // Those of an opportunity to these people, by whom they are to.
  std::map<std::string, Invitation> FindFor(const std::string& opportunity_id, std::span<const std::string> person_ids);
  std::vector<Invitation> List(const Query& query);
  // Who of these people were asked at least `times` times since then, by whatever organisation.
  std::set<std::string> AskedAmong(std::span<const std::string> person_ids, clock::Time since, std::int64_t times);

  void Save(const Invitation& invitation) { SaveAll({&invitation, 1}); }
  void SaveAll(std::span<const Invitation> invitations);
  // Cancels all of an opportunity that are queued.
  void CancelQueued(const std::string& opportunity_id, std::string_view reason);
  // Forgets why somebody was asked, which tells what interests them.
  void ForgetReasons(const std::string& person_id);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
