#include "libs/database/sqlite_connection.hpp"

#include <fcntl.h>
#include <sqlite3.h>

#include <chrono>
#include <mutex>

#include "libs/database/hints.hpp"
#include "libs/database/sqlite_statements.hpp"
#include "libs/files/file_descriptor.hpp"

namespace participation::database {
namespace {

constexpr int kBusyMillis = 5000;
constexpr int kBusyMillisOfLog = 250;

// Submissions touch an index at random: with SQLite's own 2 MB of cache its pages are read again for each, and with
// its 1000 pages of log each is copied into the tables' file many times over. Memory is taken only as it is needed.
constexpr std::string_view kForWriting = "PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=8000;";

// Lost with the process, and written once: nobody reads it while it changes.
constexpr std::string_view kForScratch = "PRAGMA page_size=16384; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;";

struct Close {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};

// Before the first use in a process: no account of memory, for which every allocation would take a lock that all
// connections share.
void Configure() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);
}

// Makes the file if there is none: SQLite would make it for all to read, and gives its log the rights of the database.
void MakePrivate(const std::string& path) {
  // One at a time: closing a file takes away the locks that a connection of this process has on it meanwhile.
  static std::mutex mutex;
  const std::lock_guard lock{mutex};
  const files::FileDescriptor file{open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
}

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const SqliteLocation& location, SqliteMode mode) {
    Configure();
    MakePrivate(location.path);
    sqlite3* raw = nullptr;
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(location.path.c_str(), &raw, flags, nullptr);
    handle_.reset(raw);
    if (code != SQLITE_OK) throw Unavailable{"cannot open " + location.path + ": " + sqlite3_errmsg(raw)};
    if (mode == SqliteMode::kWriting) RequireWritable();
    statements_ = std::make_unique<SqliteStatements>(raw);
    sqlite3_busy_timeout(raw, kBusyMillis);
    Script(location.scratch ? kForScratch : "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
    Script("PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;");
    Script(location.secure_delete ? "PRAGMA secure_delete=ON;" : "PRAGMA secure_delete=OFF;");
    Script(mode == SqliteMode::kReading ? "PRAGMA query_only=ON;" : kForWriting);
  }

  Rows Execute(std::string_view sql, std::span<const Parameter> values) override {
    return statements_->Run(sql, values);
  }

  void ForEach(std::string_view sql, std::span<const Parameter> values,
               const std::function<void(const RowView&)>& see) override {
    statements_->Show(sql, values, see);
  }

  std::vector<std::int64_t> ExecuteMany(std::string_view sql, std::span<const std::vector<Parameter>> values) override {
    return statements_->RunMany(sql, values);
  }

  std::int64_t NowMicros() override {
    return duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  }

  void BeginWrite() override { statements_->Run("BEGIN IMMEDIATE", {}); }
  void BeginRead() override { statements_->Run("BEGIN", {}); }
  void Commit() override { statements_->Run("COMMIT", {}); }
  void Rollback() noexcept override {
    if (InTransaction()) sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
  void Savepoint() override { statements_->Run("SAVEPOINT piece", {}); }
  void ReleaseSavepoint() override { statements_->Run("RELEASE piece", {}); }
  void RollbackToSavepoint() override { statements_->Run("ROLLBACK TO piece", {}); }

  bool InTransaction() override { return sqlite3_get_autocommit(handle_.get()) == 0; }
  bool Broken() override { return false; }
  std::int64_t Changes() const override { return sqlite3_total_changes64(handle_.get()); }

  std::string Name() const override { return NameOf(handle_.get()); }

  bool EmptyLog() override {
    sqlite3_busy_timeout(handle_.get(), kBusyMillisOfLog);
    const Rows rows = statements_->Run("PRAGMA wal_checkpoint(TRUNCATE)", {});
    sqlite3_busy_timeout(handle_.get(), kBusyMillis);
    return !rows.empty() && !rows[0].Boolean(0);  // The first column tells whether it was kept from finishing.
  }

  void Script(std::string_view sql) override {
    const std::string script = UncoverHints(sql, "sqlite");
    statements_->Check(sqlite3_exec(handle_.get(), script.c_str(), nullptr, nullptr, nullptr));
  }

 private:
  // SQLite opens a file that it may not write for reading, and says so to whoever writes first.
  void RequireWritable() const {
    if (sqlite3_db_readonly(handle_.get(), "main") == 0) return;
    throw Unavailable{Name() + " cannot be written: let the user whom this process runs as write it (chmod, chown)"};
  }

  std::unique_ptr<sqlite3, Close> handle_;
  std::unique_ptr<SqliteStatements> statements_;
};

}  // namespace

SqliteLocation ParseSqliteUrl(std::string_view rest) {
  SqliteLocation location;
  const auto take = [&rest](std::string_view option) {
    const bool is_said = rest.ends_with(option);
    if (is_said) rest.remove_suffix(option.size());
    return is_said;
  };
  location.secure_delete = take("?secure_delete=on");
  location.scratch = !location.secure_delete && take("?scratch=on");
  if (rest.empty() || rest.find('?') != std::string_view::npos) {
    throw std::invalid_argument{"a database URL is sqlite:<path>, optionally followed by ?secure_delete=on"};
  }
  location.path = rest;
  return location;
}

std::unique_ptr<Connection> ConnectSqlite(const SqliteLocation& location, SqliteMode mode) {
  return std::make_unique<SqliteConnection>(location, mode);
}

}  // namespace participation::database
