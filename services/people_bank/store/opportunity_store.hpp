#pragma once

#include <optional>
#include <string>
#include <vector>

#include "libs/database/database.hpp"
#include "services/people_bank/domain/candidate.hpp"
#include "services/people_bank/domain/opportunity.hpp"

namespace participation::people_bank {

// The opportunities that a transaction sees, with those who were found for them.
class OpportunityStore {
 public:
  explicit OpportunityStore(database::Transaction& transaction) : transaction_{transaction} {}

  std::optional<Opportunity> Find(const std::string& opportunity_id);
  // The first whose search has come so far.
  std::optional<Opportunity> FirstIn(Opportunity::Search search);

  // False if there is one with the id already, which is left alone.
  bool Add(const Opportunity& opportunity);
  // What changes: when and where its event is, until when people are wanted, state and search.
  void Save(const Opportunity& opportunity);

  // Adds candidates and keeps the best `most`.
  void AddCandidates(const std::string& opportunity_id, const std::vector<Candidate>& candidates, std::int64_t most);
  // Takes the best out.
  std::vector<Candidate> TakeBestCandidates(const std::string& opportunity_id, std::size_t limit);
  void ForgetCandidates(const std::string& opportunity_id);
  void ForgetCandidate(const std::string& person_id);

 private:
  void KeepBest(const std::string& opportunity_id, std::int64_t most);

  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
