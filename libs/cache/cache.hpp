#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "libs/clock/clock.hpp"

namespace participation::cache {

struct Statistics {
  std::uint64_t hits = 0;
  std::uint64_t misses = 0;
  std::uint64_t loads = 0;
  std::uint64_t evictions = 0;  // values pushed out for want of room, which this process knows of
};

// Values that may be gone at any time. Thread-safe.
class Cache {
 public:
  Cache();
  virtual ~Cache();
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  std::optional<std::string> Get(std::string_view key);

  // Keeps the value for `ttl`, give or take a tenth, so that what was put together does not expire together. A ttl of
  // zero or less keeps nothing; the longest is a year.
  void Put(std::string_view key, std::string value, std::chrono::milliseconds ttl);

  void Remove(std::string_view key);

  // The kept value, or what `loader` returns, then kept for `ttl`. Callers that miss the same key at the same time
  // share one load in this process; when it throws, all of them get its exception and nothing is kept. A value is not
  // kept when its key was removed during the load. The loader must not ask for its own key.
  std::string GetOrLoad(std::string_view key, std::chrono::milliseconds ttl,
                        const std::function<std::string()>& loader);

  Statistics Stats() const;

 protected:
  void CountEviction() { evictions_.fetch_add(1, std::memory_order_relaxed); }

 private:
  struct Flight;

  virtual std::optional<std::string> Find(std::string_view key) = 0;
  virtual void Keep(std::string_view key, std::string value, std::chrono::milliseconds ttl) = 0;
  virtual void Drop(std::string_view key) = 0;

  std::string Load(std::string_view key, std::chrono::milliseconds ttl, const std::function<std::string()>& loader,
                   const std::shared_ptr<Flight>& flight);
  void Land(std::string_view key, const std::shared_ptr<Flight>& flight);

  std::atomic<std::uint64_t> hits_{0};
  std::atomic<std::uint64_t> misses_{0};
  std::atomic<std::uint64_t> loads_{0};
  std::atomic<std::uint64_t> evictions_{0};
  std::mutex mutex_;  // guards flights_
  std::map<std::string, std::shared_ptr<Flight>, std::less<>> flights_;
};

// `memory:` keeps at most 64 MiB in this process, `memory:?max=<n>KiB|MiB|GiB` at most that. Throws
// std::invalid_argument for any other URL.
std::unique_ptr<Cache> Open(std::string_view url, clock::Clock& clock = clock::System());

}  // namespace participation::cache
