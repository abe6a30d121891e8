#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "services/people_bank/domain/person.hpp"

namespace participation::people_bank {

// The people on the register that a transaction sees, with what is sealed of them.
class PersonStore {
 public:
  // Everybody active with all of these interests ("topic:maternity"), in order of id behind `after`.
  struct Query {
    std::vector<std::string> interests;
    std::string after;
    std::size_t limit = 0;
  };

  explicit PersonStore(database::Transaction& transaction) : transaction_{transaction} {}

  // NOT_FOUND, or somebody in whatever state.
  absl::StatusOr<Person> Find(const std::string& person_id);
  // How each of these people stands, by their ids, without those who are not on the register.
  std::map<std::string, Person::State> StatesOf(std::span<const std::string> person_ids);
  // NOT_FOUND, or refused as PERSON_ERASED.
  absl::StatusOr<Person> FindActive(const std::string& person_id);
  std::vector<Person> List(const Query& query);
  // The next ids with an interest, or of everybody active if that is empty, behind `after`.
  std::vector<std::string> NextWith(const std::string& interest, const std::string& after, std::size_t limit);

  void Add(const Person& person);
  // What changes with every event; the interests only where told.
  void Save(const Person& person);
  void SaveWithInterests(const Person& person);

  std::optional<std::string> FindDetails(const std::string& person_id);
  void PutDetails(const std::string& person_id, const std::string& sealed);
  void PutContacts(const std::string& person_id, const std::vector<std::string>& contact_indexes);
  void ForgetDetailsAndContacts(const std::string& person_id);
  // The active people with an e-mail address or telephone number, by its blind index, the first to register first.
  std::vector<Person> WithContact(const std::string& contact_index, std::size_t limit);

 private:
  void PutInterests(const Person& person);

  database::Transaction& transaction_;
};

}  // namespace participation::people_bank
