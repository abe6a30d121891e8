#include "services/people_bank/store/equality_store.hpp"

#include <map>

namespace participation::people_bank {

void EqualityStore::Put(const std::string& pseudonym, const EqualityAnswer& answer) {
  const auto characteristic = static_cast<int>(answer.characteristic);
  const auto earlier = transaction_.Execute(
      "SELECT code FROM equality_answers WHERE pseudonym = $1 AND characteristic = $2", {pseudonym, characteristic});
  if (!earlier.empty()) Count(answer.characteristic, earlier[0].Text(0), -1);
  transaction_.Execute(
      "INSERT INTO equality_answers (pseudonym, characteristic, code) VALUES ($1, $2, $3) "
      "ON CONFLICT (pseudonym, characteristic) DO UPDATE SET code = $3",
      {pseudonym, characteristic, answer.counted_code()});
  Count(answer.characteristic, answer.counted_code(), 1);
}

void EqualityStore::Rename(const std::string& pseudonym, const std::string& new_pseudonym) {
  transaction_.Execute("UPDATE equality_answers SET pseudonym = $2 WHERE pseudonym = $1", {pseudonym, new_pseudonym});
}

std::vector<std::int64_t> EqualityStore::Counts(Characteristic characteristic, const std::vector<std::string>& codes) {
  std::map<std::string, std::int64_t> people;
  for (const auto& row : transaction_.Execute("SELECT code, people FROM equality_counts WHERE characteristic = $1",
                                              {static_cast<int>(characteristic)})) {
    people[row.Text(0)] = row.Integer(1);
  }
  std::vector<std::int64_t> counts;
  for (const auto& code : codes) counts.push_back(people[code]);
  return counts;
}

void EqualityStore::Count(Characteristic characteristic, std::string_view code, int by) {
  transaction_.Execute(
      "INSERT INTO equality_counts (characteristic, code, people) VALUES ($1, $2, $3) "
      "ON CONFLICT (characteristic, code) DO UPDATE SET people = equality_counts.people + $3",
      {static_cast<int>(characteristic), code, by});
}

}  // namespace participation::people_bank
