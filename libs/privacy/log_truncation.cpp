#include "libs/privacy/log_truncation.hpp"

#include "libs/database/sqlite_connection.hpp"

namespace participation::privacy {

LogTruncation::LogTruncation(const std::filesystem::path& path)
    : connection_{
          database::ConnectSqlite({.path = path.string(), .secure_delete = true}, database::SqliteMode::kWriting)} {}

LogTruncation::~LogTruncation() = default;

void LogTruncation::Run() {
  constexpr int kAttempts = 3;  // each waits as long as the database waits for a lock
  const std::uint64_t mine = ++wanted_;
  const std::lock_guard lock{mutex_};
  if (done_ >= mine) return;
  const std::uint64_t covered = wanted_;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (!TryOnce()) continue;
    done_ = covered;
    return;
  }
  throw database::Unavailable{
      "the log of keys.db is in use for too long, and may still hold a destroyed key: try again"};
}

bool LogTruncation::TryOnce() {
  const database::Rows rows = connection_->Execute("PRAGMA wal_checkpoint(TRUNCATE)", {});
  return !rows.empty() && !rows[0].Boolean(0);  // The first column tells whether it was kept from finishing.
}

}  // namespace participation::privacy
