#include "services/people_bank/store/person_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/database/select.hpp"
#include "libs/database/select_among.hpp"
#include "libs/refusal/refusal.hpp"
#include "libs/text/codes.hpp"

namespace participation::people_bank {
namespace {

constexpr char kColumns[] =
    "p.person_id, p.state, p.topics, p.areas, p.involvements, p.version, p.create_time, p.update_time, p.texts_erased";
constexpr auto kActive = static_cast<std::int64_t>(Person::State::kActive);

std::string JoinInvolvements(const std::vector<Involvement>& involvements) {
  std::vector<std::string> numbers;
  for (const auto involvement : involvements) numbers.push_back(std::to_string(static_cast<int>(involvement)));
  return text::JoinCodes(numbers);
}

std::vector<Involvement> SplitInvolvements(const std::string& joined) {
  std::vector<Involvement> involvements;
  for (const auto& number : text::SplitCodes(joined))
    involvements.push_back(static_cast<Involvement>(std::stoi(number)));
  return involvements;
}

Person ReadPerson(const database::Row& row) {
  return Person::Restore(
      {.person_id = row.Text(0),
       .state = static_cast<Person::State>(row.Integer(1)),
       .interests = {text::SplitCodes(row.Text(2)), text::SplitCodes(row.Text(3)), SplitInvolvements(row.Text(4))},
       .texts_erased = row.Boolean(8),
       .version = row.Integer(5),
       .create_time = clock::FromMicros(row.Integer(6)),
       .update_time = clock::FromMicros(row.Integer(7))});
}

std::vector<Person> ReadPeople(const database::Rows& rows) {
  std::vector<Person> people;
  people.reserve(rows.size());
  for (const auto& row : rows) people.push_back(ReadPerson(row));
  return people;
}

}  // namespace

absl::StatusOr<Person> PersonStore::Find(const std::string& person_id) {
  const auto rows =
      transaction_.Execute(absl::StrCat("SELECT ", kColumns, " FROM people p WHERE p.person_id = $1"), {person_id});
  if (rows.empty()) return refusal::NotFound("PERSON_NOT_FOUND", "there is no such person on the register");
  return ReadPerson(rows[0]);
}

std::map<std::string, Person::State> PersonStore::StatesOf(std::span<const std::string> person_ids) {
  const std::vector<database::Parameter> among(person_ids.begin(), person_ids.end());
  std::map<std::string, Person::State> states;
  for (const auto& row :
       database::SelectAmong(transaction_, "SELECT person_id, state FROM people WHERE person_id IN (?)", {}, among)) {
    states[row.Text(0)] = static_cast<Person::State>(row.Integer(1));
  }
  return states;
}

absl::StatusOr<Person> PersonStore::FindActive(const std::string& person_id) {
  auto person = Find(person_id);
  if (!person.ok()) return person;
  if (auto refusal = person->CheckActive(); !refusal.ok()) return refusal;
  return person;
}

std::vector<Person> PersonStore::List(const Query& query) {
  if (query.interests.empty()) {
    database::Select select{absl::StrCat("SELECT ", kColumns, " FROM people p")};
    select.Where("p.person_id > ?", {query.after}).Where("p.state = ?", {kActive});
    return ReadPeople(select.Run(transaction_, "p.person_id", query.limit));
  }
  // The first interest leads through its index, each other is looked up in it.
  database::Select select{
      absl::StrCat("SELECT ", kColumns, " FROM person_interests i JOIN people p ON p.person_id = i.person_id")};
  select.Where("i.interest = ? AND i.person_id > ?", {query.interests.front(), query.after});
  for (std::size_t i = 1; i < query.interests.size(); ++i) {
    select.Where("EXISTS (SELECT 1 FROM person_interests o WHERE o.interest = ? AND o.person_id = i.person_id)",
                 {query.interests[i]});
  }
  return ReadPeople(select.Where("p.state = ?", {kActive}).Run(transaction_, "i.person_id", query.limit));
}

std::vector<std::string> PersonStore::NextWith(const std::string& interest, const std::string& after,
                                               std::size_t limit) {
  const auto rows = interest.empty() ? transaction_.Execute(
                                           "SELECT person_id FROM people WHERE person_id > $1 AND state = $2 "
                                           "ORDER BY person_id LIMIT $3",
                                           {after, kActive, limit})
                                     : transaction_.Execute(
                                           "SELECT person_id FROM person_interests WHERE interest = $1 "
                                           "AND person_id > $2 ORDER BY person_id LIMIT $3",
                                           {interest, after, limit});
  std::vector<std::string> ids;
  ids.reserve(rows.size());
  for (const auto& row : rows) ids.push_back(row.Text(0));
  return ids;
}

void PersonStore::Add(const Person& person) {
  const auto& interests = person.interests();
  transaction_.Execute(
      "INSERT INTO people (person_id, state, topics, areas, involvements, version, create_time, update_time, "
      "texts_erased) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {person.person_id(), static_cast<int>(person.state()), text::JoinCodes(interests.topics),
       text::JoinCodes(interests.areas), JoinInvolvements(interests.involvements), person.version(),
       clock::ToMicros(person.create_time()), clock::ToMicros(person.update_time()), person.texts_erased()});
  PutInterests(person);
}

void PersonStore::Save(const Person& person) {
  transaction_.Execute(
      "UPDATE people SET state = $2, version = $3, update_time = $4, texts_erased = $5 WHERE person_id = $1",
      {person.person_id(), static_cast<int>(person.state()), person.version(), clock::ToMicros(person.update_time()),
       person.texts_erased()});
}

void PersonStore::SaveWithInterests(const Person& person) {
  Save(person);
  const auto& interests = person.interests();
  transaction_.Execute("UPDATE people SET topics = $2, areas = $3, involvements = $4 WHERE person_id = $1",
                       {person.person_id(), text::JoinCodes(interests.topics), text::JoinCodes(interests.areas),
                        JoinInvolvements(interests.involvements)});
  transaction_.Execute("DELETE FROM person_interests WHERE person_id = $1", {person.person_id()});
  PutInterests(person);
}

void PersonStore::PutInterests(const Person& person) {
  const auto listed = Listed(person.interests());
  std::vector<std::vector<database::Parameter>> rows;
  for (const auto& interest : listed) rows.push_back({interest, person.person_id()});
  if (rows.empty()) return;
  transaction_.ExecuteMany("INSERT INTO person_interests (interest, person_id) VALUES ($1, $2)", rows);
}

std::optional<std::string> PersonStore::FindDetails(const std::string& person_id) {
  const auto rows = transaction_.Execute("SELECT sealed FROM personal_details WHERE person_id = $1", {person_id});
  if (rows.empty()) return std::nullopt;
  return rows[0].Text(0);
}

void PersonStore::PutDetails(const std::string& person_id, const std::string& sealed) {
  transaction_.Execute(
      "INSERT INTO personal_details (person_id, sealed) VALUES ($1, $2) "
      "ON CONFLICT (person_id) DO UPDATE SET sealed = $2",
      {person_id, database::Bytes{sealed}});
}

void PersonStore::PutContacts(const std::string& person_id, const std::vector<std::string>& contact_indexes) {
  transaction_.Execute("DELETE FROM person_contacts WHERE person_id = $1", {person_id});
  std::vector<std::vector<database::Parameter>> rows;
  for (const auto& contact_index : contact_indexes) rows.push_back({contact_index, person_id});
  if (rows.empty()) return;
  transaction_.ExecuteMany("INSERT INTO person_contacts (contact_index, person_id) VALUES ($1, $2)", rows);
}

void PersonStore::ForgetDetailsAndContacts(const std::string& person_id) {
  transaction_.Execute("DELETE FROM personal_details WHERE person_id = $1", {person_id});
  transaction_.Execute("DELETE FROM person_contacts WHERE person_id = $1", {person_id});
}

std::vector<Person> PersonStore::WithContact(const std::string& contact_index, std::size_t limit) {
  return ReadPeople(
      transaction_.Execute(absl::StrCat("SELECT ", kColumns,
                                        " FROM person_contacts c JOIN people p ON p.person_id = c.person_id "
                                        "WHERE c.contact_index = $1 AND p.state = $2 ORDER BY c.person_id LIMIT $3"),
                           {contact_index, kActive, limit}));
}

}  // namespace participation::people_bank
