#include "services/people_bank/store/equality_store.hpp"

namespace participation::people_bank {

void EqualityStore::Put(const std::string& pseudonym, std::span<const EqualityAnswer> answers) {
  if (answers.empty()) return;
  const auto earlier =
      transaction_.Execute("SELECT characteristic, code FROM equality_answers WHERE pseudonym = $1", {pseudonym});
  std::map<int, std::string_view> codes;
  for (const auto& row : earlier) codes[static_cast<int>(row.Integer(0))] = row.Text(1);
  std::map<std::pair<int, std::string_view>, int> changes;
  std::vector<std::vector<database::Parameter>> rows;
  for (const auto& answer : answers) {
    const int characteristic = static_cast<int>(answer.characteristic);
    if (const auto code = codes.find(characteristic); code != codes.end()) --changes[*code];
    ++changes[{characteristic, answer.counted_code()}];
    rows.push_back({pseudonym, characteristic, answer.counted_code()});
  }
  transaction_.ExecuteMany(
      "INSERT INTO equality_answers (pseudonym, characteristic, code) VALUES ($1, $2, $3) "
      "ON CONFLICT (pseudonym, characteristic) DO UPDATE SET code = $3",
      rows);
  Count(changes);
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

void EqualityStore::Count(const std::map<std::pair<int, std::string_view>, int>& changes) {
  std::vector<std::vector<database::Parameter>> rows;
  for (const auto& [answer, by] : changes) {
    if (by != 0) rows.push_back({answer.first, answer.second, by});
  }
  if (rows.empty()) return;
  transaction_.ExecuteMany(
      "INSERT INTO equality_counts (characteristic, code, people) VALUES ($1, $2, $3) "
      "ON CONFLICT (characteristic, code) DO UPDATE SET people = equality_counts.people + $3",
      rows);
}

}  // namespace participation::people_bank
