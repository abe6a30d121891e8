#include "services/activity_tracking/store/programme_store.hpp"

#include "absl/strings/str_cat.h"
#include "libs/database/select.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::activity_tracking {
namespace {

constexpr char kColumns[] = "programme_id, organisation, title, description, revision, create_time, update_time";

Programme Read(const database::Row& row) {
  return Programme::Restore({.programme_id = row.Text(0),
                             .organisation = row.Text(1),
                             .title = row.Text(2),
                             .description = row.Text(3),
                             .revision = row.Integer(4),
                             .create_time = clock::FromMicros(row.Integer(5)),
                             .update_time = clock::FromMicros(row.Integer(6))});
}

absl::StatusOr<Programme> ReadFirst(const database::Rows& rows) {
  if (rows.empty()) return refusal::NotFound("PROGRAMME_UNKNOWN", "there is no programme with this id");
  return Read(rows[0]);
}

}  // namespace

absl::StatusOr<Programme> ProgrammeStore::Find(std::string_view programme_id) {
  static const std::string sql = absl::StrCat("SELECT ", kColumns, " FROM programmes WHERE programme_id = $1");
  return ReadFirst(transaction_.Execute(sql, {programme_id}));
}

absl::StatusOr<Programme> ProgrammeStore::FindForChange(std::string_view programme_id) {
  static const std::string sql =
      absl::StrCat("UPDATE programmes SET revision = revision WHERE programme_id = $1 RETURNING ", kColumns);
  return ReadFirst(transaction_.Execute(sql, {programme_id}));
}

void ProgrammeStore::Save(const Programme& programme) {
  static const std::string sql =
      absl::StrCat("INSERT INTO programmes (", kColumns,
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (programme_id) DO UPDATE SET "
                   "title = excluded.title, description = excluded.description, revision = excluded.revision, "
                   "update_time = excluded.update_time");
  const auto& record = programme.record();
  transaction_.Execute(sql,
                       {record.programme_id, record.organisation, record.title, record.description, record.revision,
                        clock::ToMicros(record.create_time), clock::ToMicros(record.update_time)});
}

std::vector<Programme> ProgrammeStore::List(const std::string& organisation, const paging::Page& page) {
  static const std::string sql = absl::StrCat("SELECT ", kColumns, " FROM programmes");
  database::Select select{sql};
  if (!organisation.empty()) select.Where("organisation = ?", {organisation});
  select.Where("programme_id > ?", {page.after});
  std::vector<Programme> programmes;
  for (const auto& row : select.Run(transaction_, "programme_id", page.size + 1)) programmes.push_back(Read(row));
  return programmes;
}

}  // namespace participation::activity_tracking
