#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>

namespace participation::database {
class Connection;
}

namespace participation::privacy {

// Empties the write-ahead log of a SQLite file into the file, so that nothing overwritten lives on in the log.
class LogTruncation {
 public:
  explicit LogTruncation(const std::filesystem::path& path);
  ~LogTruncation();

  // Everything committed before the call is out of the log when it returns; callers at the same time share the work.
  // Throws database::Unavailable if other processes keep the log busy for too long.
  void Run();

 private:
  bool TryOnce();

  std::atomic<std::uint64_t> wanted_{0};
  std::mutex mutex_;
  std::uint64_t done_ = 0;
  std::unique_ptr<database::Connection> connection_;
};

}  // namespace participation::privacy
