#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "libs/cache/redis/connection.hpp"

namespace participation::cache::redis {

// A few connections to one server. Whoever asks never connects: a thread of the pool does, and goes on trying while the
// server is away. So long there are no connections, and nobody waits for any. Thread-safe.
class Pool {
 public:
  using Teller = std::function<void(std::string_view)>;

  // How long the server has to answer. What takes longer is a breakdown, after which all connections are made anew.
  static constexpr std::chrono::milliseconds kPatience{50};

  // `tell` hears from the pool's thread when the server goes away and comes back.
  Pool(Address address, Teller tell);
  ~Pool();

  // The replies to commands that are sent together, or nothing if the server is away. A breakdown is counted once.
  std::optional<std::vector<Reply>> Ask(std::span<const Command> commands);

  // Whether the server answered when it was last spoken to.
  bool IsThere() const { return is_there_.load(std::memory_order_relaxed); }
  // Counts breakdowns, those of connecting too, and refusals.
  std::uint64_t Errors() const { return errors_.load(std::memory_order_relaxed); }

 private:
  std::unique_ptr<Connection> Borrow(Deadline deadline, std::uint64_t& generation);
  void Return(std::unique_ptr<Connection> connection, std::uint64_t generation);
  void BreakDown(std::uint64_t generation);

  void Run(const std::stop_token& stop);
  void AwaitBreakdown(const std::stop_token& stop);
  bool Connect();
  void Tell(const std::string& what) const;

  const Address address_;
  const Teller tell_;
  std::atomic<bool> is_there_{false};
  std::atomic<std::uint64_t> errors_{0};
  std::string why_;   // there is no connection; the pool's thread's own
  std::mutex mutex_;  // guards all below
  std::condition_variable_any changed_;
  std::uint64_t generation_ = 0;  // counts breakdowns: a connection of an earlier one is not used again
  std::vector<std::unique_ptr<Connection>> idle_;
  std::jthread connector_;  // last: it uses everything above
};

}  // namespace participation::cache::redis
