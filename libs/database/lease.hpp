#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "libs/database/database.hpp"

namespace participation::database {

// The right to do what only one process at a time may, among all that have a database open. It is held for a few
// seconds on the database's clock and renewed long before; who is killed, paused or cut off loses it, and another takes
// it over within twice its length.
class Lease {
 public:
  static constexpr std::chrono::milliseconds kLength{3000};

  // Makes the table that leases are kept in.
  static void Migrate(Database& database);

  // `owner` tells this process from others.
  Lease(Database& database, std::string name, std::string owner, std::chrono::milliseconds length = kLength);
  // Gives it up, so that another can take it at once.
  ~Lease();

  // Begins to try for it. `gained` is called whenever it becomes this one's, from a thread of its own.
  void Start(std::function<void()> gained);
  // Tries no longer, and calls nobody. What is held stays so for the rest of its length.
  void Stop();

  // Whether this process holds it, by its own clock, from before it last asked for it: so for less long than the
  // database says.
  bool Held() const;
  // How often the lease has changed hands; rises with every new holder. 0 before this process held it.
  std::int64_t epoch() const { return epoch_; }

 private:
  using Monotonic = std::chrono::steady_clock;

  void Run(const std::stop_token& stop);
  // Takes or renews the lease, unless somebody else holds it.
  void Try();
  bool IsFree() const;
  bool Take(Transaction& transaction);

  Database& database_;
  const std::string name_;
  const std::string owner_;
  const std::chrono::milliseconds length_;
  std::function<void()> gained_;
  std::atomic<Monotonic::time_point> held_until_{Monotonic::time_point{}};
  std::atomic<std::int64_t> epoch_{0};
  std::mutex mutex_;
  std::condition_variable_any pause_;
  std::jthread worker_;
};

}  // namespace participation::database
