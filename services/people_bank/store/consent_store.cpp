#include "services/people_bank/store/consent_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/database/select_among.hpp"

namespace participation::people_bank {
namespace {

constexpr char kColumns[] = "person_id, purpose, channel, state, change_time, source, version";

Consent ReadConsent(const database::Row& row) {
  return Consent::Restore({.person_id = row.Text(0),
                           .purpose = static_cast<Purpose>(row.Integer(1)),
                           .channel = static_cast<Channel>(row.Integer(2)),
                           .state = static_cast<Consent::State>(row.Integer(3)),
                           .change_time = clock::FromMicros(row.Integer(4)),
                           .source = row.Text(5),
                           .version = row.Integer(6)});
}

}  // namespace

std::optional<Consent> ConsentStore::Find(const std::string& person_id, Purpose purpose, Channel channel) {
  const auto rows = transaction_.Execute(
      absl::StrCat("SELECT ", kColumns, " FROM consents WHERE person_id = $1 AND purpose = $2 AND channel = $3"),
      {person_id, static_cast<int>(purpose), static_cast<int>(channel)});
  if (rows.empty()) return std::nullopt;
  return ReadConsent(rows[0]);
}

std::vector<Channel> ConsentStore::ChannelsFor(const std::string& person_id, Purpose purpose) {
  std::vector<Channel> channels;
  for (const auto& row : transaction_.Execute(
           "SELECT channel FROM consents WHERE person_id = $1 AND purpose = $2 AND state = $3 ORDER BY channel",
           {person_id, static_cast<int>(purpose), static_cast<int>(Consent::State::kGiven)})) {
    channels.push_back(static_cast<Channel>(row.Integer(0)));
  }
  return channels;
}

std::set<std::string> ConsentStore::AgreedAmong(std::span<const std::string> person_ids, Purpose purpose) {
  const std::vector<database::Parameter> among(person_ids.begin(), person_ids.end());
  std::set<std::string> agreed;
  for (const auto& row : database::SelectAmong(
           transaction_,
           "SELECT DISTINCT person_id FROM consents WHERE purpose = $1 AND state = $2 AND person_id IN (?)",
           {static_cast<int>(purpose), static_cast<int>(Consent::State::kGiven)}, among)) {
    agreed.insert(row.Text(0));
  }
  return agreed;
}

std::vector<Consent> ConsentStore::List(const std::string& person_id, std::pair<int, int> after, std::size_t limit) {
  std::vector<Consent> consents;
  for (const auto& row : transaction_.Execute(
           absl::StrCat("SELECT ", kColumns,
                        " FROM consents WHERE person_id = $1 AND (purpose > $2 OR (purpose = $2 AND channel > $3)) "
                        "ORDER BY purpose, channel LIMIT $4"),
           {person_id, after.first, after.second, limit})) {
    consents.push_back(ReadConsent(row));
  }
  return consents;
}

std::vector<std::pair<std::string, Consent>> ConsentStore::ListChanges(const std::string& person_id,
                                                                       const std::string& after, std::size_t limit) {
  std::vector<std::pair<std::string, Consent>> changes;
  for (const auto& row : transaction_.Execute(
           absl::StrCat("SELECT ", kColumns,
                        ", consent_change_id FROM consent_changes WHERE person_id = $1 AND consent_change_id > $2 "
                        "ORDER BY consent_change_id LIMIT $3"),
           {person_id, after, limit})) {
    changes.emplace_back(row.Text(7), ReadConsent(row));
  }
  return changes;
}

void ConsentStore::Save(const Consent& consent, const std::string& change_id) {
  const auto micros = clock::ToMicros(consent.change_time());
  const auto purpose = static_cast<int>(consent.purpose());
  const auto channel = static_cast<int>(consent.channel());
  const auto state = static_cast<int>(consent.state());
  transaction_.Execute(absl::StrCat("INSERT INTO consents (", kColumns,
                                    ") VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (person_id, purpose, channel) "
                                    "DO UPDATE SET state = $4, change_time = $5, source = $6, version = $7"),
                       {consent.person_id(), purpose, channel, state, micros, consent.source(), consent.version()});
  transaction_.Execute(
      absl::StrCat("INSERT INTO consent_changes (", kColumns,
                   ", consent_change_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"),
      {consent.person_id(), purpose, channel, state, micros, consent.source(), consent.version(), change_id});
}

void ConsentStore::Forget(const std::string& person_id) {
  transaction_.Execute("DELETE FROM consents WHERE person_id = $1", {person_id});
  transaction_.Execute("DELETE FROM consent_changes WHERE person_id = $1", {person_id});
}

}  // namespace participation::people_bank
