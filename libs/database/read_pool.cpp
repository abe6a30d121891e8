#include "libs/database/read_pool.hpp"

namespace participation::database {

void ReadPool::Read(const std::function<void(Transaction&)>& read) {
  std::unique_ptr<Connection> connection = Take();
  try {
    connection->BeginRead();
    read(*connection);
  } catch (...) {
    connection->Rollback();
    GiveBack(std::move(connection));
    throw;
  }
  connection->Rollback();  // A read has nothing to commit.
  GiveBack(std::move(connection));
}

std::unique_ptr<Connection> ReadPool::Take() {
  {
    std::unique_lock lock{mutex_};
    returned_.wait(lock, [this] { return !idle_.empty() || open_ < most_; });
    while (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      if (!connection->Broken()) return connection;
      --open_;
    }
    ++open_;
  }
  try {
    return connect_();
  } catch (...) {
    GiveBack(nullptr);
    throw;
  }
}

void ReadPool::GiveBack(std::unique_ptr<Connection> connection) {
  {
    const std::lock_guard lock{mutex_};
    if (connection != nullptr && !connection->Broken()) {
      idle_.push_back(std::move(connection));
    } else {
      --open_;
    }
  }
  returned_.notify_one();
}

}  // namespace participation::database
