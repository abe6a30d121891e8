#include "services/feedback_ingestion/store/import_store.hpp"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace participation::feedback_ingestion {
namespace {

const std::string kColumns =
    "import_id, state, refusal, source_system, organisation, site, file_name, file_bytes, mapping_hash, columns, "
    "committed_bytes, committed_line, committed_passed, stored, already_had, skipped, rejected, create_time, "
    "update_time";

constexpr std::size_t kTimeDigits = 20;

Import FromRow(const database::Row& row) {
  return Import(Import::Facts{.id = row.Text(0),
                              .state = static_cast<Import::State>(row.Integer(1)),
                              .refusal = row.Text(2),
                              .source_system = row.Text(3),
                              .organisation = row.Text(4),
                              .site = row.Text(5),
                              .file_name = row.Text(6),
                              .file_bytes = row.Integer(7),
                              .mapping_hash = row.Text(8),
                              .columns = row.Text(9),
                              .committed = {row.Integer(10), row.Integer(11), row.Text(12)},
                              .totals = {row.Integer(13), row.Integer(14), row.Integer(15), row.Integer(16)},
                              .create_time = clock::FromMicros(row.Integer(17)),
                              .update_time = clock::FromMicros(row.Integer(18))});
}

}  // namespace

std::optional<Import> ImportStore::Find(std::string_view import_id) {
  static const std::string sql = "SELECT " + kColumns + " FROM imports WHERE import_id = $1";
  const auto rows = transaction_.Execute(sql, {import_id});
  if (rows.empty()) return std::nullopt;
  return FromRow(rows.front());
}

void ImportStore::Save(const Import& import) {
  const Import::Facts& facts = import.facts();
  static const std::string sql =
      "INSERT INTO imports (" + kColumns +
      ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) "
      "ON CONFLICT (import_id) DO UPDATE SET state = excluded.state, refusal = excluded.refusal, "
      "source_system = excluded.source_system, organisation = excluded.organisation, site = excluded.site, "
      "file_name = excluded.file_name, "
      "file_bytes = excluded.file_bytes, mapping_hash = excluded.mapping_hash, columns = excluded.columns, "
      "committed_bytes = excluded.committed_bytes, committed_line = excluded.committed_line, "
      "committed_passed = excluded.committed_passed, stored = excluded.stored, "
      "already_had = excluded.already_had, skipped = excluded.skipped, rejected = excluded.rejected, "
      "update_time = excluded.update_time";
  transaction_.Execute(sql, {facts.id, static_cast<int>(facts.state), facts.refusal, facts.source_system,
                             facts.organisation, facts.site, facts.file_name, facts.file_bytes, facts.mapping_hash,
                             facts.columns, facts.committed.offset, facts.committed.line, facts.committed.passed,
                             facts.totals.stored, facts.totals.already_had, facts.totals.skipped, facts.totals.rejected,
                             clock::ToMicros(facts.create_time), clock::ToMicros(facts.update_time)});
}

std::vector<Import> ImportStore::List(std::string_view organisation, const paging::Page& page) {
  std::int64_t time = 0;
  std::string id;
  if (page.after.size() > kTimeDigits && absl::SimpleAtoi(page.after.substr(0, kTimeDigits), &time)) {
    id = page.after.substr(kTimeDigits);
  }
  std::vector<Import> imports;
  static const std::string sql =
      "SELECT " + kColumns +
      " FROM imports WHERE (create_time, import_id) > ($1, $2) AND ($3 = '' OR organisation = $3) "
      "ORDER BY create_time, import_id LIMIT $4";
  for (const auto& row : transaction_.Execute(sql, {time, id, organisation, page.size + 1})) {
    imports.push_back(FromRow(row));
  }
  return imports;
}

std::string ImportStore::ListKey(const Import& import) {
  return absl::StrFormat("%020d%s", clock::ToMicros(import.facts().create_time), import.facts().id);
}

void ImportStore::AddProblems(std::string_view import_id, std::int64_t first, std::span<const ImportProblem> problems) {
  std::vector<std::vector<database::Parameter>> rows;
  for (const ImportProblem& problem : problems) {
    if (first >= kMostProblemsKept) break;
    rows.push_back({import_id, first++, problem.line, problem.column, problem.value, problem.reason, problem.message,
                    problem.advice});
  }
  transaction_.ExecuteMany(
      "INSERT INTO import_problems (import_id, number, line, column_name, value, reason, message, advice) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      rows);
}

std::vector<ImportStore::NumberedProblem> ImportStore::ListProblems(std::string_view import_id,
                                                                    const paging::Page& page) {
  std::int64_t after = -1;
  if (!absl::SimpleAtoi(page.after, &after)) after = -1;
  std::vector<NumberedProblem> problems;
  for (const auto& row :
       transaction_.Execute("SELECT number, line, column_name, value, reason, message, advice FROM import_problems "
                            "WHERE import_id = $1 AND number > $2 ORDER BY number LIMIT $3",
                            {import_id, after, page.size + 1})) {
    problems.push_back(
        {row.Integer(0), {row.Integer(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), row.Text(6)}});
  }
  return problems;
}

}  // namespace participation::feedback_ingestion
