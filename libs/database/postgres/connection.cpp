#include "libs/database/postgres/connection.hpp"

#include <algorithm>

#include "libs/database/hints.hpp"
#include "libs/database/postgres/handle.hpp"
#include "libs/database/postgres/location.hpp"
#include "libs/database/postgres/many_rows.hpp"
#include "libs/database/postgres/pipeline.hpp"
#include "libs/database/postgres/require_home.hpp"
#include "libs/database/postgres/statements.hpp"
#include "libs/database/reconnect.hpp"

namespace participation::database::postgres {
namespace {

// A replica that stops in the middle of a change, or whose wire is cut, must not keep the others waiting: the server
// ends its transaction. In milliseconds. And a plan that was made while a table was empty is kept when it is large, or
// full of what was deleted: where there is an index, it is to be used.
constexpr std::string_view kSession =
    "SET statement_timeout = 10000; SET lock_timeout = 8000; SET idle_in_transaction_session_timeout = 5000; "
    "SET enable_seqscan = off; SET jit = off; SET synchronous_commit = on; SET client_min_messages = warning; "
    "SET extra_float_digits = 3";

// Rows that are worth a statement for all of them.
constexpr std::size_t kFewestTogether = 4;
// Rows, and bytes in them, that are sent before answers are awaited.
constexpr std::size_t kMostAtOnce = 400;
constexpr std::size_t kMostBytesAtOnce = 4'000'000;

std::size_t BytesIn(const Parameter& parameter) {
  if (const auto* text = std::get_if<std::string_view>(&parameter.value())) return text->size();
  const auto* bytes = std::get_if<Bytes>(&parameter.value());
  return bytes == nullptr ? 0 : bytes->data.size();
}

// How many of the first of `rows` to send at once: at least one.
std::size_t CountAtOnce(std::span<const std::vector<Parameter>> rows) {
  std::size_t count = 0;
  for (std::size_t bytes = 0; count < std::min(rows.size(), kMostAtOnce) && bytes < kMostBytesAtOnce; ++count) {
    for (const Parameter& value : rows[count]) bytes += BytesIn(value);
  }
  return count;
}

class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(const Location& location)
      : handle_{OpenHandle(location)}, name_{location.name}, pipeline_{handle_.get(), location.name} {
    pipeline_.RunScript(std::string{kSession});
    RequireHome(*this);
  }

  Rows Execute(std::string_view sql, std::span<const Parameter> values) override {
    const auto& statement = statements_.Prepare(sql);
    Send(statement, sql, values);
    // A change that returns nothing is awaited with what comes next: its failure shows there, or at the end of the
    // part.
    const bool may_wait = writing_ && !statement.description.returns_rows;
    return may_wait ? Rows{} : ReadRows(pipeline_.Await().get());
  }

  void ForEach(std::string_view sql, std::span<const Parameter> values,
               const std::function<void(const RowView&)>& see) override {
    Send(statements_.Prepare(sql), sql, values);
    ShowRows(pipeline_.Await().get(), see);
  }

  std::vector<std::int64_t> ExecuteMany(std::string_view sql, std::span<const std::vector<Parameter>> values) override {
    std::vector<std::int64_t> changed;
    changed.reserve(values.size());
    const auto together = values.size() < kFewestTogether ? std::nullopt : statements_.PrepareForMany(sql);
    while (!values.empty()) {
      const auto piece = values.first(CountAtOnce(values));
      values = values.subspan(piece.size());
      together ? InsertTogether(sql, *together, piece, changed) : RunEach(sql, piece, changed);
    }
    return changed;
  }

  std::int64_t NowMicros() override {
    return Execute("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)", {})[0].Integer(0);
  }

  // One writer at a time, of whatever process: as in a database of one file. So ids rise in the order of commits, and
  // what a change has read stays as it is until it commits.
  void BeginWrite() override {
    statements_.Trim();
    Later("BEGIN ISOLATION LEVEL READ COMMITTED");
    open_ = writing_ = true;
    Later("SELECT pg_advisory_xact_lock(hashtextextended(current_schema(), 0))");
  }
  void BeginRead() override {
    statements_.Trim();
    Later("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    open_ = true;
    writing_ = false;
  }
  void Commit() override {
    pipeline_.Await();
    Later("COMMIT");
    open_ = false;
    try {
      pipeline_.Await();
    } catch (const Unavailable& problem) {
      if (Broken()) throw OutcomeUnknown{problem.what()};
      throw;
    }
  }
  void Rollback() noexcept override {
    if (!InTransaction()) return;
    pipeline_.Drain();
    open_ = false;
    if (Broken()) return;
    try {
      Later("ROLLBACK");
      pipeline_.Await();
    } catch (const std::exception&) {  // NOLINT: the connection is broken then, and the transaction over
    }
  }

  void Savepoint() override { Later("SAVEPOINT piece"); }
  void ReleaseSavepoint() override {
    Later("RELEASE SAVEPOINT piece");
    pipeline_.Await();
  }
  void RollbackToSavepoint() override {
    pipeline_.Drain();
    Later("ROLLBACK TO SAVEPOINT piece");
  }

  bool InTransaction() override { return open_ && !Broken(); }
  bool Broken() override { return pipeline_.broken(); }
  std::string Name() const override { return name_; }
  std::int64_t Changes() const override { return pipeline_.rows_changed(); }
  bool EmptyLog() override { return true; }

  void Script(std::string_view sql) override {
    pipeline_.RunScript("SET LOCAL statement_timeout = 0;" + UncoverHints(sql, "postgres"));
  }

 private:
  void Send(const Statements::Statement& statement, std::string_view sql, std::span<const Parameter> values) {
    pipeline_.Send(statement.name, Parameters{values, statement.description.parameter_types, sql});
  }
  void RunEach(std::string_view sql, std::span<const std::vector<Parameter>> rows, std::vector<std::int64_t>& changed) {
    const auto& statement = statements_.Prepare(sql);
    pipeline_.MakeRoom(rows.size());
    const auto before = pipeline_.sent();
    for (const auto& row : rows) Send(statement, sql, row);
    if (ChangesOneRow(sql)) {  // or fails, which shows with what comes next, as in Execute
      changed.insert(changed.end(), rows.size(), 1);
      return;
    }
    std::vector<std::int64_t> counts;
    pipeline_.Await(&counts);
    changed.insert(changed.end(), counts.begin() + before, counts.end());
  }

  // Where some of the rows were left out, nothing tells which: then they go one by one. The savepoint has a name of its
  // own: if the rows break, it is still there, and whoever goes back to "piece" must go back to the part's own.
  void InsertTogether(std::string_view sql, const Statements::Together& together,
                      std::span<const std::vector<Parameter>> rows, std::vector<std::int64_t>& changed) {
    if (together.may_leave_out) Later("SAVEPOINT rows");
    pipeline_.Send(together.name, Parameters::ByColumn(rows, together.column_types, sql));
    std::int64_t inserted = 1;  // of each row, or the statement fails
    if (together.may_leave_out) {
      std::vector<std::int64_t> counts;
      pipeline_.Await(&counts);
      const auto all = static_cast<std::int64_t>(rows.size());
      const bool some = counts.back() > 0 && counts.back() < all;
      if (some) Later("ROLLBACK TO SAVEPOINT rows");
      Later("RELEASE SAVEPOINT rows");
      if (some) return RunEach(sql, rows, changed);
      inserted = counts.back() / all;
    }
    changed.insert(changed.end(), rows.size(), inserted);
  }

  void Later(std::string_view sql) { Send(statements_.Prepare(sql), sql, {}); }

  const Handle handle_;
  const std::string name_;
  Pipeline pipeline_;
  Statements statements_{pipeline_};
  bool open_ = false;
  bool writing_ = false;
};

}  // namespace

Connect ConnectTo(std::string_view url) {
  return Reconnecting([location = ParseUrl(url)] { return std::make_unique<PostgresConnection>(location); });
}

}  // namespace participation::database::postgres
