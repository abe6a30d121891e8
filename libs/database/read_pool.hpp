#pragma once

#include <condition_variable>
#include <mutex>

#include "libs/database/connection.hpp"

namespace participation::database {

// A few connections for reads, opened when first needed.
class ReadPool {
 public:
  ReadPool(Connect connect, std::size_t most) : connect_{std::move(connect)}, most_{most} {}

  // Runs `read` on a snapshot of its own.
  void Read(const std::function<void(Transaction&)>& read);

 private:
  std::unique_ptr<Connection> Take();
  void GiveBack(std::unique_ptr<Connection> connection);

  const Connect connect_;
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t open_ = 0;
};

}  // namespace participation::database
