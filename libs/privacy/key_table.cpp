#include "libs/privacy/key_table.hpp"

namespace participation::privacy {
namespace {

constexpr database::Migration kMigrations[] = {
    {1, "0001_keys", R"sql(
CREATE TABLE wrapped_keys (place INTEGER PRIMARY KEY, wrapped BYTEA NOT NULL);
CREATE TABLE subjects (subject TEXT PRIMARY KEY, place BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
CREATE TABLE index_keys (purpose TEXT PRIMARY KEY, wrapped BYTEA NOT NULL);
)sql"},
};

std::optional<std::string> FirstOf(const database::Rows& rows) {
  return rows.empty() ? std::nullopt : std::optional{rows[0].Text(0)};
}

}  // namespace

void KeyTable::Migrate(database::Database& database) { database.Migrate("privacy_keys", kMigrations); }

std::optional<std::string> KeyTable::Find(std::string_view subject) {
  return FirstOf(transaction_.Execute(
      "SELECT wrapped FROM subjects JOIN wrapped_keys ON wrapped_keys.place = subjects.place WHERE subject = $1",
      {subject}));
}

void KeyTable::Add(std::string_view subject, std::string_view wrapped) {
  const database::Rows added = transaction_.Execute("INSERT INTO wrapped_keys (wrapped) VALUES ($1) RETURNING place",
                                                    {database::Bytes{wrapped}});
  transaction_.Execute("INSERT INTO subjects (subject, place) VALUES ($1, $2)", {subject, added[0].Integer(0)});
}

bool KeyTable::Destroy(std::string_view subject) {
  const auto wrapped = Find(subject);
  if (!wrapped) return false;
  // Zeros of the same length, so that the row is overwritten in place.
  const std::string zeros(wrapped->size(), '\0');
  transaction_.Execute(
      "UPDATE wrapped_keys SET wrapped = $1 WHERE place = (SELECT place FROM subjects WHERE subject = $2)",
      {database::Bytes{zeros}, subject});
  transaction_.Execute("DELETE FROM subjects WHERE subject = $1", {subject});
  return true;
}

std::optional<std::string> KeyTable::FindIndexKey(std::string_view purpose) {
  return FirstOf(transaction_.Execute("SELECT wrapped FROM index_keys WHERE purpose = $1", {purpose}));
}

void KeyTable::AddIndexKey(std::string_view purpose, std::string_view wrapped) {
  transaction_.Execute("INSERT INTO index_keys (purpose, wrapped) VALUES ($1, $2)",
                       {purpose, database::Bytes{wrapped}});
}

bool KeyTable::HoldsKeys() {
  return transaction_.Execute("SELECT EXISTS (SELECT 1 FROM subjects) OR EXISTS (SELECT 1 FROM index_keys) AS holds")[0]
      .Boolean(0);
}

}  // namespace participation::privacy
