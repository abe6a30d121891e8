#include "libs/cache/cache.hpp"

#include <algorithm>
#include <future>
#include <random>
#include <stdexcept>
#include <thread>

#include "absl/cleanup/cleanup.h"
#include "libs/cache/memory.hpp"
#include "libs/cache/redis/store.hpp"

namespace participation::cache {
namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using Stopwatch = std::chrono::steady_clock;

constexpr std::size_t kLongestKey = 512;
constexpr std::size_t kLongestVersion = 64;
constexpr milliseconds kLongestTime = std::chrono::hours{24 * 365};
constexpr milliseconds kFirstPause{1};
constexpr milliseconds kLongestPause{20};

milliseconds Jittered(milliseconds ttl) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const double factor = std::uniform_real_distribution{0.9, 1.1}(random);
  return milliseconds{static_cast<std::int64_t>(static_cast<double>(std::min(ttl, kLongestTime).count()) * factor)};
}

bool IsOfVersion(char letter) {
  return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         letter == '-';
}

void RequireSound(std::string_view key, std::string_view version) {
  if (key.empty() || key.size() > kLongestKey) throw std::invalid_argument{"a cache's key has 1 to 512 bytes"};
  if (version.empty() || version.size() > kLongestVersion || !std::ranges::all_of(version, IsOfVersion)) {
    throw std::invalid_argument{"a cached value's version has 1 to 64 letters, digits and hyphens"};
  }
}

}  // namespace

struct Cache::Question {
  std::string_view key;
  std::string_view version;
  milliseconds ttl;
  const Loader& loader;
};

// One load under way, for those who wait for it.
struct Cache::Flight {
  std::promise<absl::StatusOr<std::string>> promise;
  std::shared_future<absl::StatusOr<std::string>> result{promise.get_future()};
};

Cache::Cache(std::unique_ptr<Memory> memory, std::unique_ptr<redis::Store> shared)
    : memory_{std::move(memory)}, shared_{std::move(shared)} {}

Cache::~Cache() = default;

absl::StatusOr<std::string> Cache::GetOrLoad(std::string_view key, std::string_view version, milliseconds ttl,
                                             const Loader& loader) {
  RequireSound(key, version);
  const Question question{key, version, Jittered(ttl), loader};
  if (auto found = FindInMemory(question)) return *std::move(found);
  const std::string name = std::string{version} + ' ' + std::string{key};
  std::shared_ptr<Flight> flight;
  bool is_first = false;
  {
    const std::lock_guard lock{mutex_};
    const auto [at, is_new] = flights_.try_emplace(name);
    if (is_new) at->second = std::make_shared<Flight>();
    flight = at->second;
    is_first = is_new;
  }
  if (!is_first) {
    joined_.fetch_add(1, std::memory_order_relaxed);
    return flight->result.get();
  }
  const absl::Cleanup land = [&] { Land(name); };
  return Lead(question, *flight);
}

absl::StatusOr<std::string> Cache::Lead(const Question& question, Flight& flight) {
  try {
    auto value = Find(question);
    flight.promise.set_value(value);
    return value;
  } catch (...) {
    flight.promise.set_exception(std::current_exception());
    throw;
  }
}

// One process at a time loads, as long as its lease lasts. Another one waits for it, and then loads itself.
absl::StatusOr<std::string> Cache::Find(const Question& question) {
  // An earlier flight may have landed between this caller's miss and its take-off.
  if (auto found = FindInMemory(question)) return *std::move(found);
  if (!shared_) return Load(question);
  if (auto found = FindShared(question)) return *std::move(found);
  const auto until = Stopwatch::now() + redis::Store::kLease;
  for (auto pause = kFirstPause; !shared_->TakeLease(question.key, question.version);
       pause = std::min(2 * pause, kLongestPause)) {
    if (Stopwatch::now() >= until) return Load(question);
    std::this_thread::sleep_for(pause);
  }
  const absl::Cleanup end_lease = [&] { shared_->EndLease(question.key, question.version); };
  if (auto found = FindShared(question)) return *std::move(found);
  return Load(question);
}

std::optional<std::string> Cache::FindInMemory(const Question& question) {
  auto found = memory_->Find(question.key, question.version);
  if (!found) return std::nullopt;
  from_memory_.fetch_add(1, std::memory_order_relaxed);
  saved_.fetch_add(found->cost.count(), std::memory_order_relaxed);
  return std::move(found->bytes);
}

std::optional<std::string> Cache::FindShared(const Question& question) {
  auto found = shared_->Find(question.key, question.version);
  if (!found) return std::nullopt;
  from_shared_.fetch_add(1, std::memory_order_relaxed);
  saved_.fetch_add(found->cost.count(), std::memory_order_relaxed);
  memory_->Keep(question.key, *found, question.ttl);
  return std::move(found->bytes);
}

absl::StatusOr<std::string> Cache::Load(const Question& question) {
  loads_.fetch_add(1, std::memory_order_relaxed);
  const auto start = Stopwatch::now();
  auto loaded = question.loader();
  const auto cost = duration_cast<microseconds>(Stopwatch::now() - start);
  loading_.fetch_add(cost.count(), std::memory_order_relaxed);
  if (!loaded.ok() || question.ttl <= milliseconds{0}) return loaded;
  Value value{std::string{question.version}, *std::move(loaded), cost};
  memory_->Keep(question.key, value, question.ttl);
  if (shared_) shared_->Keep(question.key, value, question.ttl);
  return std::move(value.bytes);
}

void Cache::Land(const std::string& name) {
  const std::lock_guard lock{mutex_};
  flights_.erase(name);
}

Statistics Cache::Stats() const {
  Statistics stats{.from_memory = from_memory_,
                   .from_shared = from_shared_,
                   .joined = joined_,
                   .loads = loads_,
                   .loading = microseconds{loading_},
                   .saved = microseconds{saved_},
                   .evictions = memory_->Evictions()};
  if (shared_) {
    stats.errors = shared_->Errors();
    stats.is_shared = shared_->IsThere();
  }
  return stats;
}

}  // namespace participation::cache
