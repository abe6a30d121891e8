#include "libs/privacy/key_table.hpp"

#include <algorithm>
#include <vector>

namespace participation::privacy {
namespace {

// On PostgreSQL what was overwritten lies in the table's file until it is vacuumed: soon, then.
constexpr database::Migration kMigrations[] = {
    {1, "0001_keys", R"sql(
CREATE TABLE wrapped_keys (place /*sqlite INTEGER*/ /*postgres BIGINT*/ PRIMARY KEY, wrapped BYTEA NOT NULL)
  /*postgres WITH (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0)*/;
CREATE TABLE subjects (subject TEXT PRIMARY KEY, place BIGINT NOT NULL) /*sqlite WITHOUT ROWID*/;
CREATE TABLE index_keys (purpose TEXT PRIMARY KEY, wrapped BYTEA NOT NULL);
)sql"},
};

constexpr std::size_t kFoundAtOnce = 100;

// Two statements, for one subject and for many, so that each is prepared once.
const std::string& SelectWrapped(std::size_t subjects) {
  const auto with_places = [](std::size_t count) {
    std::string sql =
        "SELECT subject, wrapped FROM subjects JOIN wrapped_keys ON wrapped_keys.place = subjects.place "
        "WHERE subject IN (";
    for (std::size_t at = 1; at <= count; ++at) sql += (at == 1 ? "$" : ", $") + std::to_string(at);
    return sql + ")";
  };
  static const std::string one = with_places(1);
  static const std::string many = with_places(kFoundAtOnce);
  return subjects == 1 ? one : many;
}

}  // namespace

void KeyTable::Migrate(database::Database& database) { database.Migrate("privacy_keys", kMigrations); }

WrappedKeys KeyTable::Find(std::span<const std::string> subjects) {
  WrappedKeys found;
  while (!subjects.empty()) {
    const auto next = subjects.first(std::min(subjects.size(), kFoundAtOnce));
    subjects = subjects.subspan(next.size());
    std::vector<database::Parameter> values{next.begin(), next.end()};
    if (next.size() > 1) values.resize(kFoundAtOnce, values.back());
    for (const auto& row : transaction_.Execute(SelectWrapped(next.size()), values)) {
      found.emplace(row.Text(0), row.Text(1));
    }
  }
  return found;
}

void KeyTable::Add(const WrappedKeys& keys) {
  if (keys.empty()) return;
  auto place = transaction_.Execute("SELECT coalesce(max(place), 0) FROM wrapped_keys")[0].Integer(0);
  std::vector<std::vector<database::Parameter>> places;
  std::vector<std::vector<database::Parameter>> subjects;
  for (const auto& [subject, wrapped] : keys) {
    places.push_back({++place, database::Bytes{wrapped}});
    subjects.push_back({subject, place});
  }
  transaction_.ExecuteMany("INSERT INTO wrapped_keys (place, wrapped) VALUES ($1, $2)", places);
  transaction_.ExecuteMany("INSERT INTO subjects (subject, place) VALUES ($1, $2)", subjects);
}

bool KeyTable::Destroy(std::span<const std::string> subjects) {
  WrappedKeys found = Find(subjects);
  if (found.empty()) return false;
  std::vector<std::vector<database::Parameter>> overwritten;
  std::vector<std::vector<database::Parameter>> forgotten;
  for (auto& [subject, wrapped] : found) {
    std::ranges::fill(wrapped, '\0');  // of the same length, so that the row is overwritten in place
    overwritten.push_back({database::Bytes{wrapped}, subject});
    forgotten.push_back({subject});
  }
  transaction_.ExecuteMany(
      "UPDATE wrapped_keys SET wrapped = $1 WHERE place = (SELECT place FROM subjects WHERE subject = $2)",
      overwritten);
  transaction_.ExecuteMany("DELETE FROM subjects WHERE subject = $1", forgotten);
  return true;
}

std::optional<std::string> KeyTable::FindIndexKey(std::string_view purpose) {
  const auto rows = transaction_.Execute("SELECT wrapped FROM index_keys WHERE purpose = $1", {purpose});
  return rows.empty() ? std::nullopt : std::optional{rows[0].Text(0)};
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
