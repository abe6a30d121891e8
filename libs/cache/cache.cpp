#include "libs/cache/cache.hpp"

#include <algorithm>
#include <future>
#include <random>

namespace participation::cache {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLongest = std::chrono::hours{24 * 365};

milliseconds Jittered(milliseconds ttl) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const double factor = std::uniform_real_distribution{0.9, 1.1}(random);
  return milliseconds{static_cast<std::int64_t>(static_cast<double>(std::min(ttl, kLongest).count()) * factor)};
}

}  // namespace

// One load under way, and those who wait for it.
struct Cache::Flight {
  std::promise<std::string> promise;
  std::shared_future<std::string> result{promise.get_future()};
  std::atomic<bool> outdated = false;
};

Cache::Cache() = default;

Cache::~Cache() = default;

std::optional<std::string> Cache::Get(std::string_view key) {
  auto found = Find(key);
  (found ? hits_ : misses_).fetch_add(1, std::memory_order_relaxed);
  return found;
}

void Cache::Put(std::string_view key, std::string value, milliseconds ttl) {
  const auto kept_for = Jittered(ttl);
  if (kept_for <= milliseconds{0}) return Drop(key);
  Keep(key, std::move(value), kept_for);
}

void Cache::Remove(std::string_view key) {
  {
    const std::lock_guard lock{mutex_};
    if (const auto found = flights_.find(key); found != flights_.end()) {
      found->second->outdated = true;
      flights_.erase(found);
    }
  }
  Drop(key);
}

std::string Cache::GetOrLoad(std::string_view key, milliseconds ttl, const std::function<std::string()>& loader) {
  if (auto found = Get(key)) return *std::move(found);
  std::shared_ptr<Flight> flight;
  bool is_first = false;
  {
    const std::lock_guard lock{mutex_};
    auto found = flights_.find(key);
    is_first = found == flights_.end();
    if (is_first) found = flights_.emplace(key, std::make_shared<Flight>()).first;
    flight = found->second;
  }
  return is_first ? Load(key, ttl, loader, flight) : flight->result.get();
}

std::string Cache::Load(std::string_view key, milliseconds ttl, const std::function<std::string()>& loader,
                        const std::shared_ptr<Flight>& flight) {
  try {
    // Another flight may have landed between this caller's miss and its take-off.
    auto value = Find(key);
    if (!value) {
      loads_.fetch_add(1, std::memory_order_relaxed);
      value = loader();
      if (!flight->outdated) Put(key, *value, ttl);
      // Removed while it was being kept: whichever came last, it must not stay.
      if (flight->outdated) Drop(key);
    }
    Land(key, flight);
    flight->promise.set_value(*value);
    return *std::move(value);
  } catch (...) {
    Land(key, flight);
    flight->promise.set_exception(std::current_exception());
    throw;
  }
}

void Cache::Land(std::string_view key, const std::shared_ptr<Flight>& flight) {
  const std::lock_guard lock{mutex_};
  if (const auto found = flights_.find(key); found != flights_.end() && found->second == flight) flights_.erase(found);
}

Statistics Cache::Stats() const { return {.hits = hits_, .misses = misses_, .loads = loads_, .evictions = evictions_}; }

}  // namespace participation::cache
