#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>

#include "libs/database/connection.hpp"

namespace participation::database {

// Empties a log through a connection of its own, made at first use. Callers at the same time share the work.
class LogEmptier {
 public:
  explicit LogEmptier(Connect connect) : connect_{std::move(connect)} {}

  // See Database::EmptyLog.
  bool Run();

 private:
  const Connect connect_;
  std::atomic<std::uint64_t> wanted_{0};
  std::mutex mutex_;
  std::uint64_t done_ = 0;
  std::unique_ptr<Connection> connection_;
};

}  // namespace participation::database
