#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "libs/database/database.hpp"
#include "services/people_bank/domain/consent.hpp"

namespace participation::people_bank {

// The consents that a transaction sees: as they stand, and their history, which is only added to.
class ConsentStore {
 public:
  explicit ConsentStore(database::Transaction& transaction) : transaction_{transaction} {}

  std::optional<Consent> Find(const std::string& person_id, Purpose purpose, Channel channel);
  // The channels through which somebody may be contacted for a purpose.
  std::vector<Channel> ChannelsFor(const std::string& person_id, Purpose purpose);
  // Who of these people may be contacted for it through any.
  std::set<std::string> AgreedAmong(std::span<const std::string> person_ids, Purpose purpose);

  // How things stand: at most twelve, in order of purpose and channel, behind `after` = {purpose, channel} as numbers.
  std::vector<Consent> List(const std::string& person_id, std::pair<int, int> after, std::size_t limit);
  // Every change, oldest first, each with its id.
  std::vector<std::pair<std::string, Consent>> ListChanges(const std::string& person_id, const std::string& after,
                                                           std::size_t limit);

  // Keeps the consent as it now stands, and under the id of the change that it came to stand so.
  void Save(const Consent& consent, const std::string& change_id);

  // Forgets everything of an erased person.
  void Forget(const std::string& person_id);

 private:
  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
